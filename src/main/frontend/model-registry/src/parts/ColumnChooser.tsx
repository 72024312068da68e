import { MenuToggle, Select, SelectList, SelectOption } from '@patternfly/react-core';
import { ColumnsIcon } from '@patternfly/react-icons/dist/esm/icons/columns-icon';
import { type FC, useState } from 'react';
import { type Column, columns } from '../columns';

export const ColumnChooser: FC<{ shown: Column[]; onToggle: (column: Column) => void }> = ({
  shown,
  onToggle,
}) => {
  const [isOpen, setOpen] = useState(false);
  return (
    <Select
      role="menu"
      isOpen={isOpen}
      onOpenChange={setOpen}
      selected={shown}
      onSelect={(_event, column) => onToggle(column as Column)}
      popperProps={{ position: 'end' }}
      toggle={(ref) => (
        <MenuToggle
          ref={ref}
          icon={<ColumnsIcon />}
          isExpanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          Columns
        </MenuToggle>
      )}
    >
      <SelectList aria-label="Columns">
        {columns.map(({ key, title }) => (
          <SelectOption key={key} value={key} hasCheckbox isSelected={shown.includes(key)}>
            {title}
          </SelectOption>
        ))}
      </SelectList>
    </Select>
  );
};
