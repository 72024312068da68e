import { Dropdown, DropdownItem, DropdownList, MenuToggle } from '@patternfly/react-core';
import { EllipsisVIcon } from '@patternfly/react-icons/dist/esm/icons/ellipsis-v-icon';
import { type FC, useState } from 'react';

export type RowAction = { label: string; isDanger?: boolean; onClick: () => void };

/** What can be done with one row, named after it for those who do not see the row. */
export const RowActions: FC<{ of: string; actions: RowAction[] }> = ({ of, actions }) => {
  const [isOpen, setOpen] = useState(false);
  return (
    <Dropdown
      isOpen={isOpen}
      onOpenChange={setOpen}
      onSelect={() => setOpen(false)}
      popperProps={{ position: 'end' }}
      shouldFocusToggleOnSelect
      toggle={(ref) => (
        <MenuToggle
          ref={ref}
          variant="plain"
          icon={<EllipsisVIcon />}
          aria-label={`Actions for ${of}`}
          isExpanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        />
      )}
    >
      <DropdownList>
        {actions.map(({ label, isDanger, onClick }) => (
          <DropdownItem key={label} isDanger={isDanger} onClick={onClick}>
            {label}
          </DropdownItem>
        ))}
      </DropdownList>
    </Dropdown>
  );
};
