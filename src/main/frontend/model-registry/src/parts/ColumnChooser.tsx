import { Chooser } from '@atrium/shared';
import { ColumnsIcon } from '@patternfly/react-icons/dist/esm/icons/columns-icon';
import type { FC } from 'react';
import { type Column, columns } from '../columns';

const choices = columns.map(({ key, title }) => ({ value: key, text: title }));

export const ColumnChooser: FC<{ shown: Column[]; onToggle: (column: Column) => void }> = ({
  shown,
  onToggle,
}) => (
  <Chooser
    label="Columns"
    toggle={{ icon: <ColumnsIcon />, children: 'Columns' }}
    isMany
    selected={shown}
    choices={choices}
    onChoose={(column) => onToggle(column as Column)}
  />
);
