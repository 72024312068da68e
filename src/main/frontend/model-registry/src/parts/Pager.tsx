import { Button, MenuToggle, Select, SelectList, SelectOption } from '@patternfly/react-core';
import { AngleLeftIcon } from '@patternfly/react-icons/dist/esm/icons/angle-left-icon';
import { AngleRightIcon } from '@patternfly/react-icons/dist/esm/icons/angle-right-icon';
import { type FC, useState } from 'react';
import { type ListState, pageSizes } from '../listState';

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
  const [isOpen, setOpen] = useState(false);
  const first = (state.page - 1) * state.pageSize + 1;
  const range = count === 0 ? `No ${noun}` : `${first}–${first + count - 1}`;
  const total = nextPageToken === '' && count > 0 ? ` of ${first + count - 1}` : '';
  return (
    <nav className="mr-pager" aria-label="Pages">
      <span aria-live="polite">
        {range}
        {total}
      </span>
      <Select
        isOpen={isOpen}
        selected={state.pageSize}
        onOpenChange={setOpen}
        onSelect={(_event, size) => {
          setOpen(false);
          onSize(Number(size));
        }}
        popperProps={{ position: 'end' }}
        shouldFocusToggleOnSelect
        toggle={(ref) => (
          <MenuToggle
            ref={ref}
            variant="plainText"
            isExpanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            {state.pageSize} per page
          </MenuToggle>
        )}
      >
        <SelectList aria-label="Rows on a page">
          {pageSizes.map((size) => (
            <SelectOption key={size} value={size}>
              {size} per page
            </SelectOption>
          ))}
        </SelectList>
      </Select>
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
