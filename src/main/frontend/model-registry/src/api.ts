import {
  type Query,
  type RestOptions,
  restCREATE,
  restDELETE,
  restGET,
  restUPDATE,
} from '@atrium/shared';
import {
  type CustomProperties,
  type Editable,
  type EntityState,
  isVersion,
  type Model,
  type ModelArtifact,
  type ModelVersion,
} from './types';

export type Page<T> = { items: T[]; nextPageToken: string };

export type SortField = 'ID' | 'CREATE_TIME' | 'LAST_UPDATE_TIME';

export type ListRequest = {
  q?: string;
  state?: EntityState | 'ALL';
  orderBy?: SortField;
  sortOrder?: 'ASC' | 'DESC';
  pageSize?: number;
  token?: string;
};

const queryOf = (request: ListRequest): Query => ({
  q: request.q,
  state: request.state,
  order_by: request.orderBy,
  sort_order: request.sortOrder,
  page_size: request.pageSize,
  next_page_token: request.token,
});

type Listed<T> = Partial<Record<'models' | 'model_versions' | 'model_artifacts', T[]>> & {
  next_page_token?: string;
};

const pageOf = <T>(answer: Listed<T>): Page<T> => ({
  items: answer.models ?? answer.model_versions ?? answer.model_artifacts ?? [],
  nextPageToken: answer.next_page_token ?? '',
});

export const listModels = async (
  request: ListRequest,
  options: RestOptions,
): Promise<Page<Model>> =>
  pageOf(await restGET<Listed<Model>>('api/v1/models', queryOf(request), options));

export const getModel = (id: string, options: RestOptions = {}): Promise<Model> =>
  restGET(`api/v1/models/${encodeURIComponent(id)}`, {}, options);

export const listVersions = async (
  modelId: string,
  request: ListRequest,
  options: RestOptions,
): Promise<Page<ModelVersion>> =>
  pageOf(
    await restGET<Listed<ModelVersion>>(
      'api/v1/model_versions',
      { ...queryOf(request), registered_model_id: modelId },
      options,
    ),
  );

export const getVersion = (id: string, options: RestOptions = {}): Promise<ModelVersion> =>
  restGET(`api/v1/model_versions/${encodeURIComponent(id)}`, {}, options);

export const listArtifacts = async (
  versionId: string,
  request: ListRequest,
  options: RestOptions,
): Promise<Page<ModelArtifact>> =>
  pageOf(
    await restGET<Listed<ModelArtifact>>(
      'api/v1/model_artifacts',
      { ...queryOf(request), model_version_id: versionId },
      options,
    ),
  );

export type NewModel = {
  name: string;
  description?: string;
  owner?: string;
  customProperties?: CustomProperties;
};

export type NewVersion = {
  name: string;
  description?: string;
  author?: string;
  customProperties?: CustomProperties;
};

export type NewArtifact = {
  name: string;
  uri: string;
  modelFormatName?: string;
  modelFormatVersion?: string;
};

export const createModel = (model: NewModel, options: RestOptions): Promise<Model> =>
  restCREATE('api/v1/models', model, {}, options);

export const createVersion = (
  registeredModelId: string,
  version: NewVersion,
  options: RestOptions,
): Promise<ModelVersion> =>
  restCREATE('api/v1/model_versions', { ...version, registeredModelId }, {}, options);

export const createArtifact = (
  versionId: string,
  artifact: NewArtifact,
  options: RestOptions,
): Promise<ModelArtifact> =>
  restCREATE('api/v1/model_artifacts', artifact, { model_version_id: versionId }, options);

export const replaceModel = (model: Model, options: RestOptions): Promise<Model> =>
  restUPDATE(`api/v1/models/${encodeURIComponent(model.id)}`, model, options);

export const replaceVersion = (
  version: ModelVersion,
  options: RestOptions,
): Promise<ModelVersion> =>
  restUPDATE(`api/v1/model_versions/${encodeURIComponent(version.id)}`, version, options);

export const archiveModel = (id: string, options: RestOptions): Promise<void> =>
  restDELETE(`api/v1/models/${encodeURIComponent(id)}`, options);

/** Somebody else saved the same thing while it was being edited here. */
export class EditConflict extends Error {
  override readonly name = 'EditConflict';

  constructor(readonly current: Editable) {
    super(`${current.name} was changed by somebody else while you were editing it.`);
  }
}

/**
 * Saves some fields of what was read as `read`. The registry has no conditional update, so what is
 * there now is compared first; the moment between the two calls is the gap that stays.
 *
 * @throws EditConflict when it has changed since it was read, unless `isForced`
 */
export async function saveChanges<T extends Editable>(
  read: T,
  changes: Partial<T>,
  options: RestOptions,
  isForced = false,
): Promise<T> {
  const current = (await (isVersion(read)
    ? getVersion(read.id, options)
    : getModel(read.id, options))) as T;
  if (!isForced && current.lastUpdateTimeSinceEpoch !== read.lastUpdateTimeSinceEpoch) {
    throw new EditConflict(current);
  }
  const wanted = { ...current, ...changes };
  return (await (isVersion(wanted)
    ? replaceVersion(wanted, options)
    : replaceModel(wanted as Model, options))) as T;
}
