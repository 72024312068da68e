import { LinkButton } from '@atrium/shared';
import { EmptyState, EmptyStateBody, EmptyStateFooter, PageSection } from '@patternfly/react-core';
import { SearchIcon } from '@patternfly/react-icons/dist/esm/icons/search-icon';
import type { FC } from 'react';
import { useTitle } from '../title';

export const NotFound: FC = () => {
  useTitle('Page not found');
  return (
    <PageSection isFilled>
      <EmptyState titleText="There is no such page" headingLevel="h1" icon={SearchIcon}>
        <EmptyStateBody>The address may be misspelt, or its module is switched off.</EmptyStateBody>
        <EmptyStateFooter>
          <LinkButton to="/">Go to the home page</LinkButton>
        </EmptyStateFooter>
      </EmptyState>
    </PageSection>
  );
};
