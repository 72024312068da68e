import { LinkButton, type LoadedExtension, pathOf, useAppExtensions } from '@atrium/shared';
import {
  Alert,
  Button,
  Card,
  CardBody,
  CardFooter,
  CardHeader,
  CardTitle,
  Content,
  EmptyState,
  EmptyStateBody,
  Gallery,
  PageSection,
  Skeleton,
} from '@patternfly/react-core';
import { ArrowRightIcon } from '@patternfly/react-icons/dist/esm/icons/arrow-right-icon';
import { CatalogIcon } from '@patternfly/react-icons/dist/esm/icons/catalog-icon';
import { CubesIcon } from '@patternfly/react-icons/dist/esm/icons/cubes-icon';
import type { FC } from 'react';
import { healthOf } from '../health';
import { useTitle } from '../title';
import { HealthLabel } from './HealthLabel';

const known: Record<string, string> = {
  modelRegistry: 'Register models, keep track of their versions and artifacts, and compare them.',
  modelServing: 'See which models are deployed, and where.',
};

const ModuleCard: FC<{ extension: LoadedExtension }> = ({ extension: { config } }) => {
  const health = healthOf(config);
  const name = config.displayName ?? config.name;
  const Icon = config.name === 'modelRegistry' ? CatalogIcon : CubesIcon;
  return (
    <Card isFullHeight component="section" aria-label={name} className="atrium-module">
      <CardHeader actions={{ actions: <HealthLabel health={health} />, hasNoOffset: true }}>
        <span className="atrium-module-icon">
          <Icon aria-hidden />
        </span>
      </CardHeader>
      <CardTitle component="h2">{name}</CardTitle>
      <CardBody>{known[config.name] ?? `A module at ${pathOf(config)}.`}</CardBody>
      <CardFooter>
        {health.word === 'off' ? (
          <span className="atrium-soft">An administrator can switch it on.</span>
        ) : (
          <LinkButton
            variant="link"
            isInline
            icon={<ArrowRightIcon />}
            iconPosition="end"
            to={pathOf(config)}
          >
            Open {name}
          </LinkButton>
        )}
      </CardFooter>
    </Card>
  );
};

export const Home: FC = () => {
  useTitle('Home');
  const { extensions, loading, error, retry } = useAppExtensions();
  return (
    <>
      <PageSection className="atrium-hero">
        <Content component="h1">Welcome to Atrium</Content>
        <Content component="p">
          Your machine learning models, what they consist of, and the tools to work with them.
        </Content>
      </PageSection>
      <PageSection isFilled>
        {error ? (
          <Alert
            variant="danger"
            title={`Failed to load extensions: ${error.message}`}
            actionLinks={
              <Button variant="link" isInline onClick={retry}>
                Try Again
              </Button>
            }
          />
        ) : null}
        <Gallery
          hasGutter
          minWidths={{ default: '100%', sm: '300px' }}
          maxWidths={{ default: '100%', sm: '1fr' }}
        >
          {loading
            ? ['first', 'second'].map((key) => (
                <Card key={key} isFullHeight className="atrium-module">
                  <CardBody>
                    <Skeleton height="9rem" screenreaderText="Loading extensions..." />
                  </CardBody>
                </Card>
              ))
            : extensions.map((extension) => (
                <ModuleCard key={extension.name} extension={extension} />
              ))}
        </Gallery>
        {!loading && !error && extensions.length === 0 ? (
          <EmptyState titleText="No modules yet" headingLevel="h2" icon={CubesIcon}>
            <EmptyStateBody>
              Modules appear here when they are named in the configuration of the server.
            </EmptyStateBody>
          </EmptyState>
        ) : null}
      </PageSection>
    </>
  );
};
