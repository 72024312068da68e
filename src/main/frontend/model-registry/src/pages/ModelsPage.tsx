import { LinkButton } from '@atrium/shared';
import {
  Button,
  Content,
  EmptyState,
  EmptyStateActions,
  EmptyStateBody,
  EmptyStateFooter,
  PageSection,
} from '@patternfly/react-core';
import { CatalogIcon } from '@patternfly/react-icons/dist/esm/icons/catalog-icon';
import { PlusCircleIcon } from '@patternfly/react-icons/dist/esm/icons/plus-circle-icon';
import { SearchIcon } from '@patternfly/react-icons/dist/esm/icons/search-icon';
import { type FC, useState } from 'react';
import { type Column, chosenColumns, rememberColumns, toggled } from '../columns';
import { usePaths } from '../context';
import { requestOf } from '../listState';
import { ArchiveDialog, useRestore } from '../parts/ArchiveDialog';
import { ColumnChooser } from '../parts/ColumnChooser';
import { Listing } from '../parts/Listing';
import { ModelTable } from '../parts/ModelTable';
import { useModels } from '../queries';
import { useTitle } from '../title';
import type { Model } from '../types';
import { useListState } from '../useListState';

/** The models, page by page as the server sends them. */
export const ModelsPage: FC = () => {
  useTitle('Models');
  const paths = usePaths();
  const list = useListState();
  const { state } = list;
  const models = useModels(requestOf(state));
  const [shown, setShown] = useState(chosenColumns);
  const [archiving, setArchiving] = useState<Model>();
  const restore = useRestore();
  const toggle = (column: Column) => {
    const next = toggled(shown, column);
    setShown(next);
    rememberColumns(next);
  };
  const isFirst = state.page === 1 && state.q === '' && !state.isArchived;
  return (
    <>
      <PageSection className="mr-head" hasBodyWrapper={false}>
        <div>
          <Content component="h1">Models</Content>
          <Content component="p">
            Manage your machine learning models, their versions and artifacts.
          </Content>
        </div>
        <LinkButton icon={<PlusCircleIcon />} to={paths.registerModel}>
          Register model
        </LinkButton>
      </PageSection>
      <PageSection isFilled aria-label="List of models">
        <Listing
          noun="models"
          searchLabel="Find by name or owner"
          list={list}
          answer={models}
          tools={<ColumnChooser shown={shown} onToggle={toggle} />}
          nothing={
            <NothingHere
              isFirst={isFirst}
              isArchived={state.isArchived}
              hasSearch={state.q !== ''}
              onClear={() => list.change({ q: '' })}
            />
          }
          table={(items, isStale) => (
            <ModelTable
              models={items}
              shown={shown}
              state={state}
              isStale={isStale}
              onSort={(orderBy, isDescending) => list.change({ orderBy, isDescending })}
              onArchive={setArchiving}
              onRestore={(model) => restore.mutate(model)}
            />
          )}
        />
      </PageSection>
      {archiving ? (
        <ArchiveDialog entity={archiving} onClose={() => setArchiving(undefined)} />
      ) : null}
    </>
  );
};

const NothingHere: FC<{
  isFirst: boolean;
  isArchived: boolean;
  hasSearch: boolean;
  onClear: () => void;
}> = ({ isFirst, isArchived, hasSearch, onClear }) => {
  const paths = usePaths();
  if (isFirst) {
    return (
      <EmptyState titleText="No models found" headingLevel="h2" icon={CatalogIcon}>
        <EmptyStateBody>Register your first model to get started</EmptyStateBody>
        <EmptyStateFooter>
          <EmptyStateActions>
            <LinkButton to={paths.registerModel}>Register Model</LinkButton>
          </EmptyStateActions>
        </EmptyStateFooter>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      titleText={
        hasSearch ? 'No model matches' : isArchived ? 'Nothing is archived' : 'No more models'
      }
      headingLevel="h2"
      icon={SearchIcon}
    >
      <EmptyStateBody>
        {hasSearch
          ? `Nothing ${isArchived ? 'archived' : 'in use'} has this in its name or owner.`
          : 'Models that are no longer used can be archived; they appear here.'}
      </EmptyStateBody>
      {hasSearch ? (
        <EmptyStateFooter>
          <EmptyStateActions>
            <Button variant="link" onClick={onClear}>
              Clear the search
            </Button>
          </EmptyStateActions>
        </EmptyStateFooter>
      ) : null}
    </EmptyState>
  );
};
