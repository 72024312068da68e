import {
  Card,
  CardBody,
  CardTitle,
  EmptyState,
  EmptyStateBody,
  Skeleton,
} from '@patternfly/react-core';
import { CubesIcon } from '@patternfly/react-icons/dist/esm/icons/cubes-icon';
import type { FC } from 'react';
import { Link } from 'react-router';
import { usePaths } from '../context';
import { useArtifacts, useVersions } from '../queries';
import type { Model, ModelVersion } from '../types';
import { ArtifactTable } from './ArtifactTable';
import { Failed } from './Failed';

const latest = { pageSize: 10, orderBy: 'CREATE_TIME', sortOrder: 'DESC', state: 'LIVE' } as const;

/** Where the files of the latest versions are. */
const ModelArtifacts: FC<{ model: Model }> = ({ model }) => {
  const versions = useVersions(model.id, latest);
  if (versions.isError && !versions.data) {
    return (
      <Failed
        title="Failed to load artifacts"
        error={versions.error}
        onRetry={() => void versions.refetch()}
      />
    );
  }
  if (versions.isPending) {
    return <Skeleton height="16rem" screenreaderText="Loading artifacts..." />;
  }
  if (versions.data.items.length === 0) {
    return (
      <EmptyState titleText="No artifacts yet" headingLevel="h2" icon={CubesIcon}>
        <EmptyStateBody>Artifacts belong to versions; there is no version yet.</EmptyStateBody>
      </EmptyState>
    );
  }
  return (
    <div className="mr-stack">
      {versions.data.items.map((version) => (
        <OfVersion key={version.id} model={model} version={version} />
      ))}
      {versions.data.nextPageToken ? (
        <p className="mr-soft">
          These are the {latest.pageSize} latest versions. Those of older ones are on the page of
          each version.
        </p>
      ) : null}
    </div>
  );
};

const OfVersion: FC<{ model: Model; version: ModelVersion }> = ({ model, version }) => {
  const paths = usePaths();
  const artifacts = useArtifacts(version.id);
  const items = artifacts.data?.items ?? [];
  return (
    <Card component="section">
      <CardTitle component="h2">
        <Link to={paths.version(model.id, version.id)}>{version.name}</Link>
      </CardTitle>
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

export default ModelArtifacts;
