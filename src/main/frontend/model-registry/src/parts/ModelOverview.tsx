import { Card, CardBody, CardTitle } from '@patternfly/react-core';
import type { FC } from 'react';
import { Link } from 'react-router';
import { usePaths } from '../context';
import { useVersions } from '../queries';
import type { Model } from '../types';
import { useSave } from '../useSave';
import { ConflictDialog } from './ConflictDialog';
import { EditableText } from './EditableText';
import { Facts } from './Facts';
import { LabelsEditor } from './LabelsEditor';
import { PropertiesEditor } from './PropertiesEditor';
import { Time } from './Time';

const latest = { pageSize: 5, orderBy: 'CREATE_TIME', sortOrder: 'DESC' } as const;

export const ModelOverview: FC<{ model: Model }> = ({ model }) => {
  const { save, isSaving, conflict } = useSave(model);
  const isReadOnly = model.state === 'ARCHIVED';
  return (
    <div className="mr-columns">
      <div>
        <Card component="section">
          <CardTitle component="h2">About this model</CardTitle>
          <CardBody>
            <Facts
              facts={[
                {
                  term: 'Description',
                  value: (
                    <EditableText
                      label="description"
                      isLong
                      value={model.description ?? ''}
                      isSaving={isSaving}
                      isReadOnly={isReadOnly}
                      onSave={(description) => save({ description })}
                    />
                  ),
                },
                {
                  term: 'Owner',
                  value: (
                    <EditableText
                      label="owner"
                      value={model.owner ?? ''}
                      isSaving={isSaving}
                      isReadOnly={isReadOnly}
                      onSave={(owner) => save({ owner })}
                    />
                  ),
                },
                {
                  term: 'Labels',
                  value: (
                    <LabelsEditor
                      of={model.name}
                      properties={model.customProperties}
                      isSaving={isSaving}
                      isReadOnly={isReadOnly}
                      onSave={(customProperties) => save({ customProperties })}
                    />
                  ),
                },
              ]}
            />
          </CardBody>
        </Card>
        <Card component="section">
          <CardTitle component="h2">Properties</CardTitle>
          <CardBody>
            <PropertiesEditor
              of={model.name}
              properties={model.customProperties}
              isSaving={isSaving}
              isReadOnly={isReadOnly}
              onSave={(customProperties) => save({ customProperties })}
            />
          </CardBody>
        </Card>
      </div>
      <div>
        <LatestVersions model={model} />
        <Card component="section">
          <CardTitle component="h2">Record</CardTitle>
          <CardBody>
            <Facts
              facts={[
                { term: 'Id', value: <code>{model.id}</code> },
                ...(model.externalId
                  ? [{ term: 'External id', value: <code>{model.externalId}</code> }]
                  : []),
                { term: 'Last modified', value: <Time at={model.lastUpdateTimeSinceEpoch} /> },
                { term: 'Created', value: <Time at={model.createTimeSinceEpoch} /> },
              ]}
            />
          </CardBody>
        </Card>
      </div>
      {conflict ? <ConflictDialog conflict={conflict} /> : null}
    </div>
  );
};

const LatestVersions: FC<{ model: Model }> = ({ model }) => {
  const paths = usePaths();
  const versions = useVersions(model.id, latest);
  const items = versions.data?.items ?? [];
  return (
    <Card component="section">
      <CardTitle component="h2">Latest versions</CardTitle>
      <CardBody>
        {versions.isPending ? (
          <span className="mr-soft">Loading versions...</span>
        ) : items.length === 0 ? (
          <span className="mr-soft">
            {versions.isError ? 'The versions could not be loaded.' : 'No versions yet.'}
          </span>
        ) : (
          <ul className="mr-list">
            {items.map((version) => (
              <li key={version.id}>
                <Link to={paths.version(model.id, version.id)} className="mr-name">
                  {version.name}
                </Link>
                <span className="mr-soft">
                  <Time at={version.createTimeSinceEpoch} />
                </span>
              </li>
            ))}
          </ul>
        )}
      </CardBody>
    </Card>
  );
};
