import { Skeleton, ToggleGroup, ToggleGroupItem } from '@patternfly/react-core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Page } from '../api';
import type { useListState } from '../useListState';
import { Failed } from './Failed';
import { Pager } from './Pager';
import { SearchBox } from './SearchBox';

type Props<T> = {
  noun: 'models' | 'versions';
  searchLabel: string;
  list: ReturnType<typeof useListState>;
  answer: UseQueryResult<Page<T>>;
  /** What stands beside the search, besides the choice between active and archived ones. */
  tools: ReactNode;
  /** In the place of a table without rows. */
  nothing: ReactNode;
  table: (items: T[], isStale: boolean) => ReactNode;
};

/** As much as most people see of a list before they scroll. */
const waitingRows = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

/** A list that the server searches, sorts and cuts into pages: loading, failed, empty and shown. */
export function Listing<T>(props: Props<T>): ReactNode {
  const { noun, searchLabel, list, tools } = props;
  const { isArchived, q } = list.state;
  return (
    <>
      <div className="mr-tools">
        <SearchBox
          value={q}
          label={searchLabel}
          onSearch={(text) => list.change({ q: text }, true)}
        />
        <ToggleGroup aria-label={`Which ${noun}`}>
          <ToggleGroupItem
            text="Active"
            isSelected={!isArchived}
            onChange={() => list.change({ isArchived: false })}
          />
          <ToggleGroupItem
            text="Archived"
            isSelected={isArchived}
            onChange={() => list.change({ isArchived: true })}
          />
        </ToggleGroup>
        {tools}
      </div>
      <Rows {...props} />
    </>
  );
}

function Rows<T>({ noun, list, answer, nothing, table }: Props<T>): ReactNode {
  if (answer.isError && !answer.data) {
    return (
      <Failed
        title={`Failed to load ${noun}`}
        error={answer.error}
        onRetry={() => void answer.refetch()}
      />
    );
  }
  if (!answer.data) {
    return (
      <div className="mr-waiting">
        <Skeleton height="1.25rem" screenreaderText={`Loading ${noun}...`} />
        {waitingRows.map((row) => (
          <Skeleton key={row} height="1.25rem" />
        ))}
      </div>
    );
  }
  const { items, nextPageToken } = answer.data;
  if (items.length === 0) {
    return nothing;
  }
  return (
    <>
      {table(items, answer.isPlaceholderData)}
      <Pager
        state={list.state}
        count={items.length}
        noun={noun}
        nextPageToken={nextPageToken}
        isLoading={answer.isPlaceholderData}
        onNext={list.nextPage}
        onPrevious={list.previousPage}
        onSize={(pageSize) => list.change({ pageSize })}
      />
    </>
  );
}
