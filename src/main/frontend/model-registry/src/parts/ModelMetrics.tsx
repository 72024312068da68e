import { EmptyState, EmptyStateBody, Skeleton } from '@patternfly/react-core';
import { ChartLineIcon } from '@patternfly/react-icons/dist/esm/icons/chart-line-icon';
import { type FC, lazy, Suspense } from 'react';
import { Link } from 'react-router';
import { usePaths } from '../context';
import { numberText, seriesOf } from '../metrics';
import { useVersions } from '../queries';
import type { Model } from '../types';
import { Failed } from './Failed';

/** The numbers are worth more than their picture: without it they are shown all the same. */
const ModelVisualization = lazy(() =>
  import('./Sparkline').catch(() => ({ default: () => <div>Visualization unavailable</div> })),
);

const latest = { pageSize: 100, orderBy: 'CREATE_TIME', sortOrder: 'DESC', state: 'LIVE' } as const;

/** Numbers among the properties of the versions, one line each. */
const ModelMetrics: FC<{ model: Model }> = ({ model }) => {
  const paths = usePaths();
  const versions = useVersions(model.id, latest);
  if (versions.isError && !versions.data) {
    return (
      <Failed
        title="Failed to load metrics"
        error={versions.error}
        onRetry={() => void versions.refetch()}
      />
    );
  }
  if (versions.isPending) {
    return <Skeleton height="16rem" screenreaderText="Loading metrics..." />;
  }
  const series = seriesOf(versions.data.items);
  const columns = [...versions.data.items].slice(0, 6).reverse();
  if (series.length === 0) {
    return (
      <EmptyState titleText="No metrics yet" headingLevel="h2" icon={ChartLineIcon}>
        <EmptyStateBody>
          Numbers among the properties of a version appear here, for example an accuracy.
        </EmptyStateBody>
      </EmptyState>
    );
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard
    <section className="mr-scroll" tabIndex={0} aria-label="Metrics">
      <table className="mr-grid mr-metrics">
        <caption className="pf-v6-screen-reader">Metrics of the latest versions</caption>
        <thead>
          <tr>
            <th scope="col">Metric</th>
            <th scope="col">Over the versions</th>
            {columns.map((version) => (
              <th key={version.id} scope="col">
                <Link to={paths.version(model.id, version.id)}>{version.name}</Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {series.map((one) => (
            <tr key={one.name}>
              <th scope="row">{one.name}</th>
              <td>
                <Suspense fallback={<span className="mr-spark" />}>
                  <ModelVisualization series={one} />
                </Suspense>
              </td>
              {columns.map((version) => {
                const point = one.points.find((other) => other.version.id === version.id);
                return <td key={version.id}>{point ? numberText(point.value) : '–'}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};

export default ModelMetrics;
