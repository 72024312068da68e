import { Table, Tbody, Td, Th, Thead, type ThProps, Tr } from '@patternfly/react-table';
import type { FC, ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import type { SortField } from '../api';
import { type Column, columns } from '../columns';
import { usePaths } from '../context';
import type { ListState } from '../listState';
import { labelsOf } from '../properties';
import type { Model } from '../types';
import { Labels } from './Labels';
import { RowActions } from './RowActions';
import { Time } from './Time';

const sortable: Partial<Record<Column, SortField>> = {
  modified: 'LAST_UPDATE_TIME',
  created: 'CREATE_TIME',
};

const cells: Record<Column, (model: Model) => ReactNode> = {
  description: (model) => <span className="mr-clamp">{model.description || '–'}</span>,
  owner: (model) => model.owner || '–',
  labels: (model) => <Labels labels={labelsOf(model.customProperties)} of={model.name} />,
  modified: (model) => <Time at={model.lastUpdateTimeSinceEpoch} />,
  created: (model) => <Time at={model.createTimeSinceEpoch} />,
};

type Props = {
  models: Model[];
  shown: Column[];
  state: ListState;
  isStale: boolean;
  onSort: (field: SortField, isDescending: boolean) => void;
  onArchive: (model: Model) => void;
  onRestore: (model: Model) => void;
};

export const ModelTable: FC<Props> = (props) => {
  const { models, shown, state, isStale, onSort, onArchive, onRestore } = props;
  const paths = usePaths();
  const navigate = useNavigate();
  const visible = columns.filter(({ key }) => shown.includes(key));
  const sortOf = (key: Column): ThProps['sort'] => {
    const field = sortable[key];
    return field
      ? {
          columnIndex: 0,
          sortBy: {
            index: state.orderBy === field ? 0 : undefined,
            direction: state.isDescending ? 'desc' : 'asc',
            defaultDirection: 'desc',
          },
          onSort: (_event, _index, direction) => onSort(field, direction === 'desc'),
        }
      : undefined;
  };
  return (
    <Table
      aria-label={state.isArchived ? 'Archived models' : 'Models'}
      aria-busy={isStale}
      className={isStale ? 'mr-table mr-stale' : 'mr-table'}
    >
      <Thead>
        <Tr>
          <Th width={25}>Name</Th>
          {visible.map(({ key, title }) => (
            <Th key={key} sort={sortOf(key)} modifier="nowrap">
              {title}
            </Th>
          ))}
          <Th screenReaderText="Actions" />
        </Tr>
      </Thead>
      <Tbody>
        {models.map((model) => (
          <Tr key={model.id}>
            <Td dataLabel="Name" modifier="breakWord">
              <Link to={paths.model(model.id)} className="mr-name">
                {model.name}
              </Link>
            </Td>
            {visible.map(({ key, title }) => (
              <Td key={key} dataLabel={title}>
                {cells[key](model)}
              </Td>
            ))}
            <Td isActionCell>
              <RowActions
                of={model.name}
                actions={
                  state.isArchived
                    ? [{ label: 'Restore', onClick: () => onRestore(model) }]
                    : [
                        {
                          label: 'Register version',
                          onClick: () => void navigate(paths.registerVersion(model.id)),
                        },
                        { label: 'Archive', isDanger: true, onClick: () => onArchive(model) },
                      ]
                }
              />
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
};
