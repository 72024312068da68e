import { MenuToggle, Select, SelectList, SelectOption } from '@patternfly/react-core';
import { type FC, type ReactNode, useState } from 'react';

type Choice = { value: string; text: string };

/** One of a few, chosen from the header of the page. */
export const Chooser: FC<{
  label: string;
  icon?: ReactNode;
  text?: string;
  selected?: string;
  choices: Choice[];
  onChoose: (value: string) => void;
}> = ({ label, icon, text, selected, choices, onChoose }) => {
  const [isOpen, setOpen] = useState(false);
  return (
    <Select
      isOpen={isOpen}
      selected={selected}
      onOpenChange={setOpen}
      onSelect={(_event, value) => {
        setOpen(false);
        onChoose(String(value));
      }}
      shouldFocusToggleOnSelect
      popperProps={{ position: 'end' }}
      toggle={(ref) => (
        <MenuToggle
          ref={ref}
          variant={text ? 'default' : 'plain'}
          icon={icon}
          isExpanded={isOpen}
          aria-label={text ? `${label}: ${text}` : label}
          onClick={() => setOpen(!isOpen)}
        >
          {text}
        </MenuToggle>
      )}
    >
      <SelectList aria-label={label}>
        {choices.map((choice) => (
          <SelectOption key={choice.value} value={choice.value}>
            {choice.text}
          </SelectOption>
        ))}
      </SelectList>
    </Select>
  );
};
