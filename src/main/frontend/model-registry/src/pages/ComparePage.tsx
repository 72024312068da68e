import { LinkButton } from '@atrium/shared';
import { Alert, Content, PageSection, Switch } from '@patternfly/react-core';
import { useQueries } from '@tanstack/react-query';
import { type CSSProperties, type FC, useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { getVersion, listArtifacts } from '../api';
import {
  type Compared,
  factLines,
  type Line,
  mostCompared,
  propertyLines,
  versionIdsIn,
} from '../compare';
import { usePaths, useRest } from '../context';
import { Failed } from '../parts/Failed';
import { Head } from '../parts/Head';
import { Loading } from '../parts/Loading';
import { useModel } from '../queries';
import { useTitle } from '../title';

/** Everything about each version, fetched side by side. */
const useCompared = (ids: string[]) => {
  const options = useRest();
  return useQueries({
    queries: ids.map((id) => ({
      queryKey: ['model-version', options.namespace, id, 'compared'],
      queryFn: async ({ signal }: { signal: AbortSignal }): Promise<Compared> => {
        const [version, artifacts] = await Promise.all([
          getVersion(id, { ...options, signal }),
          listArtifacts(id, { pageSize: 100 }, { ...options, signal }),
        ]);
        return { version, artifacts: artifacts.items };
      },
      enabled: Boolean(options.namespace),
    })),
  });
};

const ComparePage: FC = () => {
  const { id = '' } = useParams();
  const [params] = useSearchParams();
  const ids = versionIdsIn(params.get('versions'));
  const paths = usePaths();
  const model = useModel(id);
  const results = useCompared(ids);
  const [isOnlyDifferent, setOnlyDifferent] = useState(false);
  useTitle('Compare versions');
  const failed = results.find(({ isError, data }) => isError && !data);
  const compared = results.flatMap(({ data }) => (data ? [data] : []));
  const name = model.data?.name ?? 'Model';
  if (!failed && compared.length < ids.length) {
    return <Loading text="Loading versions..." />;
  }
  return (
    <>
      <Head
        trail={[
          { text: 'Models', to: paths.models },
          { text: name, to: paths.model(id, 'versions') },
        ]}
        title="Compare versions"
      >
        {ids.length >= 2 && !failed ? (
          <Switch
            id="only-different"
            label="Only what differs"
            isChecked={isOnlyDifferent}
            onChange={(_event, isChecked) => setOnlyDifferent(isChecked)}
          />
        ) : null}
      </Head>
      <PageSection isFilled>
        {failed ? (
          <Failed
            title="Failed to load versions"
            error={failed.error}
            onRetry={() => results.forEach((result) => void result.refetch())}
          />
        ) : ids.length < 2 ? (
          <Alert
            isInline
            variant="info"
            title={`Choose 2 to ${mostCompared} versions`}
            actionLinks={
              <LinkButton variant="link" isInline to={paths.model(id, 'versions')}>
                To the versions of {name}
              </LinkButton>
            }
          >
            The address names {ids.length === 0 ? 'none' : 'only one'}.
          </Alert>
        ) : (
          <Comparison modelId={id} compared={compared} isOnlyDifferent={isOnlyDifferent} />
        )}
      </PageSection>
    </>
  );
};

const Comparison: FC<{ modelId: string; compared: Compared[]; isOnlyDifferent: boolean }> = ({
  modelId,
  compared,
  isOnlyDifferent,
}) => {
  const paths = usePaths();
  const groups = [
    { title: 'About', lines: factLines(compared) },
    { title: 'Properties', lines: propertyLines(compared) },
  ].map(({ title, lines }) => ({
    title,
    lines: lines.filter(({ isDifferent }) => isDifferent || !isOnlyDifferent),
  }));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard
    <section className="mr-scroll" tabIndex={0} aria-label="Comparison">
      <table
        className="mr-grid mr-compare"
        style={{ '--versions': compared.length } as CSSProperties}
      >
        <caption className="pf-v6-screen-reader">
          Versions side by side; lines that differ are marked
        </caption>
        <thead>
          <tr>
            <th scope="col">What</th>
            {compared.map(({ version }) => (
              <th key={version.id} scope="col">
                <Link to={paths.version(modelId, version.id)}>{version.name}</Link>
              </th>
            ))}
          </tr>
        </thead>
        {groups.map(({ title, lines }) => (
          <tbody key={title}>
            <tr>
              <th scope="rowgroup" colSpan={compared.length + 1} className="mr-group">
                {title}
                {lines.length === 0 ? <span className="mr-soft"> – nothing to show</span> : null}
              </th>
            </tr>
            {lines.map((line) => (
              <ComparedLine key={line.name} line={line} compared={compared} />
            ))}
          </tbody>
        ))}
      </table>
      <Content component="small" className="mr-soft">
        A bar at the left edge marks the lines that differ. The address of this page can be shared.
      </Content>
    </section>
  );
};

const ComparedLine: FC<{ line: Line; compared: Compared[] }> = ({ line, compared }) => (
  <tr className={line.isDifferent ? 'mr-different' : ''}>
    <th scope="row">
      {line.name}
      {line.isDifferent ? <span className="pf-v6-screen-reader"> (differs)</span> : null}
    </th>
    {line.values.map((value, index) => (
      <td key={compared[index]?.version.id} className="mr-text">
        {value || <span className="mr-soft">–</span>}
      </td>
    ))}
  </tr>
);

export default ComparePage;
