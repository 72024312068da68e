import { LinkButton } from '@atrium/shared';
import { Button, PageSection, Tab, TabContent, Tabs, TabTitleText } from '@patternfly/react-core';
import { type FC, lazy, Suspense, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { usePaths } from '../context';
import { ArchiveDialog, useRestore } from '../parts/ArchiveDialog';
import { Failed } from '../parts/Failed';
import { Head } from '../parts/Head';
import { Loading } from '../parts/Loading';
import { ModelOverview } from '../parts/ModelOverview';
import { VersionList } from '../parts/VersionList';
import { useModel } from '../queries';
import { useTitle } from '../title';
import type { Model } from '../types';

const ModelArtifacts = lazy(() => import('../parts/ModelArtifacts'));
const ModelMetrics = lazy(() => import('../parts/ModelMetrics'));

const tabs = [
  { key: 'overview', title: 'Overview' },
  { key: 'versions', title: 'Versions' },
  { key: 'artifacts', title: 'Artifacts' },
  { key: 'metrics', title: 'Metrics' },
];

const ModelPage: FC<{ modelId?: string }> = ({ modelId }) => {
  const params = useParams();
  const id = modelId ?? params.id ?? '';
  const model = useModel(id);
  const paths = usePaths();
  useTitle(model.data?.name ?? 'Model');
  if (model.isError && !model.data) {
    return (
      <PageSection isFilled>
        <Failed
          title="Failed to load the model"
          headingLevel="h1"
          error={model.error}
          onRetry={() => void model.refetch()}
        >
          <LinkButton variant="link" to={paths.models}>
            All models
          </LinkButton>
        </Failed>
      </PageSection>
    );
  }
  return model.data ? (
    <Shown model={model.data} tab={params.tab} />
  ) : (
    <Loading text="Loading model details..." />
  );
};

const Shown: FC<{ model: Model; tab: string | undefined }> = ({ model, tab }) => {
  const paths = usePaths();
  const navigate = useNavigate();
  const restore = useRestore();
  const [isArchiving, setArchiving] = useState(false);
  const active = tabs.find(({ key }) => key === tab)?.key ?? 'overview';
  const isArchived = model.state === 'ARCHIVED';
  return (
    <>
      <Head
        trail={[{ text: 'Models', to: paths.models }]}
        title={model.name}
        isArchived={isArchived}
        actions={
          isArchived
            ? []
            : [{ label: 'Archive', isDanger: true, onClick: () => setArchiving(true) }]
        }
      >
        {isArchived ? (
          <Button isLoading={restore.isPending} onClick={() => restore.mutate(model)}>
            Restore
          </Button>
        ) : (
          <LinkButton to={paths.registerVersion(model.id)}>Register version</LinkButton>
        )}
      </Head>
      <PageSection type="tabs">
        <Tabs
          component="nav"
          className="mr-tabs"
          aria-label="Parts of the model"
          activeKey={active}
          usePageInsets
          onSelect={(event, key) => {
            event.preventDefault();
            void navigate(paths.model(model.id, String(key)));
          }}
        >
          {tabs.map(({ key, title }) => (
            <Tab
              key={key}
              eventKey={key}
              tabContentId={`part-${key}`}
              href={paths.model(model.id, key)}
              title={<TabTitleText>{title}</TabTitleText>}
            />
          ))}
        </Tabs>
      </PageSection>
      <PageSection isFilled>
        <TabContent id={`part-${active}`} aria-label={active}>
          {active === 'overview' ? <ModelOverview model={model} /> : null}
          {active === 'versions' ? <VersionList model={model} /> : null}
          {active === 'artifacts' ? (
            <Suspense fallback={<div>Loading artifacts...</div>}>
              <ModelArtifacts model={model} />
            </Suspense>
          ) : null}
          {active === 'metrics' ? (
            <Suspense fallback={<div>Loading metrics...</div>}>
              <ModelMetrics model={model} />
            </Suspense>
          ) : null}
        </TabContent>
      </PageSection>
      {isArchiving ? <ArchiveDialog entity={model} onClose={() => setArchiving(false)} /> : null}
    </>
  );
};

export default ModelPage;
