import {
  MenuToggle,
  type MenuToggleProps,
  Select,
  SelectList,
  SelectOption,
} from '@patternfly/react-core';
import { type FC, useState } from 'react';

export type Choice = { value: string; text: string };

/** One of a few, chosen from a list under a button. With `isMany`, several: the list stays open. */
export const Chooser: FC<{
  label: string;
  toggle: Omit<MenuToggleProps, 'onClick' | 'isExpanded' | 'ref'>;
  choices: Choice[];
  selected: string | string[] | undefined;
  isMany?: boolean;
  onChoose: (value: string) => void;
}> = ({ label, toggle, choices, selected, isMany, onChoose }) => {
  const [isOpen, setOpen] = useState(false);
  const tick = (value: string) =>
    isMany ? { hasCheckbox: true, isSelected: selected?.includes(value) ?? false } : {};
  return (
    <Select
      role={isMany ? 'menu' : 'listbox'}
      isOpen={isOpen}
      selected={selected}
      onOpenChange={setOpen}
      onSelect={(_event, value) => {
        setOpen(isMany ?? false);
        onChoose(String(value));
      }}
      shouldFocusToggleOnSelect={!isMany}
      shouldFocusFirstItemOnOpen
      popperProps={{ position: 'end' }}
      toggle={(ref) => (
        <MenuToggle {...toggle} ref={ref} isExpanded={isOpen} onClick={() => setOpen(!isOpen)} />
      )}
    >
      <SelectList aria-label={label}>
        {choices.map(({ value, text }) => (
          <SelectOption key={value} value={value} {...tick(value)}>
            {text}
          </SelectOption>
        ))}
      </SelectList>
    </Select>
  );
};
