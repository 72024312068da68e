import {
  Dropdown,
  DropdownItem,
  DropdownList,
  MenuToggle,
  type MenuToggleProps,
} from '@patternfly/react-core';
import { type FC, type ReactNode, useState } from 'react';

/** What can be done: by calling something, or by going somewhere else. */
export type MenuAction = { label: string; isDanger?: boolean; onClick?: () => void; to?: string };

/** A button and the menu under it, which closes by itself and gives the focus back. */
export const ActionMenu: FC<{
  toggle: Omit<MenuToggleProps, 'onClick' | 'isExpanded' | 'ref'>;
  /** What stands above the actions. */
  head?: ReactNode;
  actions: MenuAction[];
}> = ({ toggle, head, actions }) => {
  const [isOpen, setOpen] = useState(false);
  return (
    <Dropdown
      isOpen={isOpen}
      onOpenChange={setOpen}
      onSelect={() => setOpen(false)}
      popperProps={{ position: 'end' }}
      shouldFocusToggleOnSelect
      shouldFocusFirstItemOnOpen
      toggle={(ref) => (
        <MenuToggle {...toggle} ref={ref} isExpanded={isOpen} onClick={() => setOpen(!isOpen)} />
      )}
    >
      {head}
      <DropdownList>
        {actions.map(({ label, ...action }) => (
          <DropdownItem key={label} {...action}>
            {label}
          </DropdownItem>
        ))}
      </DropdownList>
    </Dropdown>
  );
};
