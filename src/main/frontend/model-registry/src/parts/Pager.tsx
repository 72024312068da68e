import { Chooser } from '@atrium/shared';
import { Button } from '@patternfly/react-core';
import { AngleLeftIcon } from '@patternfly/react-icons/dist/esm/icons/angle-left-icon';
import { AngleRightIcon } from '@patternfly/react-icons/dist/esm/icons/angle-right-icon';
import type { FC } from 'react';
import { type ListState, pageSizes } from '../listState';

const sizes = pageSizes.map((size) => ({ value: String(size), text: `${size} per page` }));

/** Forward and back. The registry does not count, so neither does this. */
export const Pager: FC<{
  state: ListState;
  count: number;
  noun: string;
  nextPageToken: string;
  isLoading: boolean;
  onNext: (token: string) => void;
  onPrevious: () => void;
  onSize: (size: number) => void;
}> = ({ state, count, noun, nextPageToken, isLoading, onNext, onPrevious, onSize }) => {
  const first = (state.page - 1) * state.pageSize + 1;
  const range = count === 0 ? `No ${noun}` : `${first}–${first + count - 1}`;
  const total = nextPageToken === '' && count > 0 ? ` of ${first + count - 1}` : '';
  return (
    <nav className="mr-pager" aria-label="Pages">
      <span aria-live="polite">
        {range}
        {total}
      </span>
      <Chooser
        label="Rows on a page"
        toggle={{ variant: 'plainText', children: `${state.pageSize} per page` }}
        selected={String(state.pageSize)}
        choices={sizes}
        onChoose={(size) => onSize(Number(size))}
      />
      <Button
        variant="plain"
        icon={<AngleLeftIcon />}
        aria-label="Previous page"
        isDisabled={state.page === 1 || isLoading}
        onClick={onPrevious}
      />
      <Button
        variant="plain"
        icon={<AngleRightIcon />}
        aria-label="Next page"
        isDisabled={nextPageToken === '' || isLoading}
        onClick={() => onNext(nextPageToken)}
      />
    </nav>
  );
};
