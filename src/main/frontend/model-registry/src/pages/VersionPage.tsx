import { LinkButton } from '@atrium/shared';
import { Button, Card, CardBody, CardTitle, PageSection, Skeleton } from '@patternfly/react-core';
import { type FC, useState } from 'react';
import { useParams } from 'react-router';
import { usePaths } from '../context';
import { ArchiveDialog, useRestore } from '../parts/ArchiveDialog';
import { ArtifactTable } from '../parts/ArtifactTable';
import { ConflictDialog } from '../parts/ConflictDialog';
import { EditableText } from '../parts/EditableText';
import { Facts } from '../parts/Facts';
import { Failed } from '../parts/Failed';
import { Head } from '../parts/Head';
import { LabelsEditor } from '../parts/LabelsEditor';
import { Loading } from '../parts/Loading';
import { PropertiesEditor } from '../parts/PropertiesEditor';
import { Time } from '../parts/Time';
import { useArtifacts, useModel, useVersion } from '../queries';
import { useTitle } from '../title';
import type { ModelVersion } from '../types';
import { useSave } from '../useSave';

const VersionPage: FC = () => {
  const { id = '', versionId = '' } = useParams();
  const paths = usePaths();
  const version = useVersion(versionId);
  useTitle(version.data?.name ?? 'Version');
  if (version.isError && !version.data) {
    return (
      <PageSection isFilled>
        <Failed
          title="Failed to load the version"
          headingLevel="h1"
          error={version.error}
          onRetry={() => void version.refetch()}
        >
          <LinkButton variant="link" to={paths.model(id, 'versions')}>
            All versions
          </LinkButton>
        </Failed>
      </PageSection>
    );
  }
  return version.data ? (
    <Shown modelId={id} version={version.data} />
  ) : (
    <Loading text="Loading versions..." />
  );
};

const Shown: FC<{ modelId: string; version: ModelVersion }> = ({ modelId, version }) => {
  const paths = usePaths();
  const model = useModel(modelId);
  const restore = useRestore();
  const [isArchiving, setArchiving] = useState(false);
  const { save, isSaving, conflict } = useSave(version);
  const isReadOnly = version.state === 'ARCHIVED';
  const editing = { isSaving, isReadOnly };
  return (
    <>
      <Head
        trail={[
          { text: 'Models', to: paths.models },
          { text: model.data?.name ?? 'Model', to: paths.model(modelId, 'versions') },
        ]}
        title={version.name}
        isArchived={isReadOnly}
        actions={
          isReadOnly
            ? []
            : [{ label: 'Archive', isDanger: true, onClick: () => setArchiving(true) }]
        }
      >
        {isReadOnly ? (
          <Button isLoading={restore.isPending} onClick={() => restore.mutate(version)}>
            Restore
          </Button>
        ) : null}
      </Head>
      <PageSection isFilled>
        <div className="mr-columns">
          <div>
            <Card component="section">
              <CardTitle component="h2">About this version</CardTitle>
              <CardBody>
                <Facts
                  facts={[
                    {
                      term: 'Description',
                      value: (
                        <EditableText
                          label="description"
                          isLong
                          value={version.description ?? ''}
                          onSave={(description) => save({ description })}
                          {...editing}
                        />
                      ),
                    },
                    {
                      term: 'Author',
                      value: (
                        <EditableText
                          label="author"
                          value={version.author ?? ''}
                          onSave={(author) => save({ author })}
                          {...editing}
                        />
                      ),
                    },
                    {
                      term: 'Labels',
                      value: (
                        <LabelsEditor
                          of={version.name}
                          properties={version.customProperties}
                          onSave={(customProperties) => save({ customProperties })}
                          {...editing}
                        />
                      ),
                    },
                  ]}
                />
              </CardBody>
            </Card>
            <VersionArtifacts version={version} />
          </div>
          <div>
            <Card component="section">
              <CardTitle component="h2">Properties and metrics</CardTitle>
              <CardBody>
                <PropertiesEditor
                  of={version.name}
                  properties={version.customProperties}
                  onSave={(customProperties) => save({ customProperties })}
                  {...editing}
                />
              </CardBody>
            </Card>
            <Card component="section">
              <CardTitle component="h2">Record</CardTitle>
              <CardBody>
                <Facts
                  facts={[
                    { term: 'Id', value: <code>{version.id}</code> },
                    {
                      term: 'Last modified',
                      value: <Time at={version.lastUpdateTimeSinceEpoch} />,
                    },
                    { term: 'Created', value: <Time at={version.createTimeSinceEpoch} /> },
                  ]}
                />
              </CardBody>
            </Card>
          </div>
        </div>
      </PageSection>
      {conflict ? <ConflictDialog conflict={conflict} /> : null}
      {isArchiving ? <ArchiveDialog entity={version} onClose={() => setArchiving(false)} /> : null}
    </>
  );
};

const VersionArtifacts: FC<{ version: ModelVersion }> = ({ version }) => {
  const artifacts = useArtifacts(version.id);
  const items = artifacts.data?.items ?? [];
  return (
    <Card component="section">
      <CardTitle component="h2">Artifacts</CardTitle>
      <CardBody>
        {artifacts.isError ? (
          <Failed
            title="Failed to load artifacts"
            headingLevel="h3"
            error={artifacts.error}
            onRetry={() => void artifacts.refetch()}
          />
        ) : artifacts.isPending ? (
          <Skeleton height="4rem" screenreaderText="Loading artifacts..." />
        ) : items.length === 0 ? (
          <span className="mr-soft">No artifacts.</span>
        ) : (
          <ArtifactTable of={version.name} artifacts={items} />
        )}
      </CardBody>
    </Card>
  );
};

export default VersionPage;
