import type { RestOptions } from '@atrium/shared';
import { createArtifact, createModel, createVersion } from './api';
import type { CustomProperties } from './types';

/** What somebody typed into the form. */
export type Registration = {
  modelName: string;
  modelDescription: string;
  owner: string;
  labels: string;
  versionName: string;
  versionDescription: string;
  author: string;
  uri: string;
  formatName: string;
  formatVersion: string;
};

export const nothingTyped: Registration = {
  modelName: '',
  modelDescription: '',
  owner: '',
  labels: '',
  versionName: '',
  versionDescription: '',
  author: '',
  uri: '',
  formatName: '',
  formatVersion: '',
};

export type Problems = Partial<Record<keyof Registration, string>>;

const longestName = 128;

const nameProblem = (noun: string, name: string): string | undefined => {
  if (name.trim() === '') {
    return `Give the ${noun} a name.`;
  }
  return name.trim().length > longestName
    ? `A name has ${longestName} characters at most; this has ${name.trim().length}.`
    : undefined;
};

/** A scheme and something behind it: `s3://bucket/key`, `oci://host/image:tag`, `file:///models`. */
const uriProblem = (uri: string): string | undefined => {
  if (uri.trim() === '') {
    return 'Say where the files are.';
  }
  return /^[a-z][a-z0-9+.-]*:\S+$/i.test(uri.trim())
    ? undefined
    : 'Write an address with a scheme, like s3://bucket/path.';
};

export function problemsOf(typed: Registration, isNewModel: boolean): Problems {
  const problems: Problems = {
    modelName: isNewModel ? nameProblem('model', typed.modelName) : undefined,
    versionName: nameProblem('version', typed.versionName),
    uri: uriProblem(typed.uri),
    formatName:
      typed.formatVersion.trim() !== '' && typed.formatName.trim() === ''
        ? 'Name the format this is a version of.'
        : undefined,
  };
  return Object.fromEntries(Object.entries(problems).filter(([, problem]) => problem));
}

export const labelsIn = (text: string): string[] => [
  ...new Set(
    text
      .split(',')
      .map((label) => label.trim())
      .filter((label) => label !== ''),
  ),
];

const labelled = (labels: string[]): CustomProperties =>
  Object.fromEntries(
    labels.map((label) => [label, { metadataType: 'MetadataStringValue', string_value: '' }]),
  );

const typedOnly = <T extends Record<string, unknown>>(fields: T): T =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== '' && value !== undefined),
  ) as T;

export type Step = 'model' | 'version' | 'artifact';

/** What is saved already; the next attempt goes on from there. */
export type Saved = { modelId?: string; versionId?: string; artifactId?: string };

/** A step failed; what came before it is saved. */
export class RegistrationFailed extends Error {
  override readonly name = 'RegistrationFailed';

  constructor(
    readonly step: Step,
    readonly saved: Saved,
    readonly reason: unknown,
  ) {
    super(`the ${step} was not saved`);
  }
}

/**
 * Saves model, version and artifact one after the other, leaving out what `saved` says is there.
 *
 * @throws RegistrationFailed with what has been saved until then
 */
export async function register(
  typed: Registration,
  saved: Saved,
  options: RestOptions,
  onSaved: (saved: Saved) => void,
): Promise<Required<Saved>> {
  let now = saved;
  const step = async (name: Step, create: () => Promise<Saved>) => {
    try {
      now = { ...now, ...(await create()) };
      onSaved(now);
    } catch (reason) {
      throw new RegistrationFailed(name, now, reason);
    }
  };
  if (!now.modelId) {
    await step('model', async () => ({ modelId: (await createModel(modelIn(typed), options)).id }));
  }
  if (!now.versionId) {
    await step('version', async () => ({
      versionId: (await createVersion(now.modelId ?? '', versionIn(typed), options)).id,
    }));
  }
  if (!now.artifactId) {
    await step('artifact', async () => ({
      artifactId: (await createArtifact(now.versionId ?? '', artifactIn(typed), options)).id,
    }));
  }
  return now as Required<Saved>;
}

const modelIn = (typed: Registration) =>
  typedOnly({
    name: typed.modelName.trim(),
    description: typed.modelDescription.trim(),
    owner: typed.owner.trim(),
    customProperties: labelled(labelsIn(typed.labels)),
  });

const versionIn = (typed: Registration) =>
  typedOnly({
    name: typed.versionName.trim(),
    description: typed.versionDescription.trim(),
    author: typed.author.trim(),
  });

const artifactIn = (typed: Registration) =>
  typedOnly({
    name: typed.versionName.trim(),
    uri: typed.uri.trim(),
    modelFormatName: typed.formatName.trim(),
    modelFormatVersion: typed.formatVersion.trim(),
  });
