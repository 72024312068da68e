import { LinkButton } from '@atrium/shared';
import {
  Button,
  Checkbox,
  EmptyState,
  EmptyStateActions,
  EmptyStateBody,
  EmptyStateFooter,
} from '@patternfly/react-core';
import { CodeBranchIcon } from '@patternfly/react-icons/dist/esm/icons/code-branch-icon';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { type FC, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { mostCompared } from '../compare';
import { usePaths } from '../context';
import { requestOf } from '../listState';
import { labelsOf } from '../properties';
import { useVersions } from '../queries';
import type { Model, ModelVersion } from '../types';
import { useListState } from '../useListState';
import { ArchiveDialog, useRestore } from './ArchiveDialog';
import { Labels } from './Labels';
import { Listing } from './Listing';
import { RowActions } from './RowActions';
import { Time } from './Time';

/** The versions of one model, with those that are ticked ready to be compared. */
export const VersionList: FC<{ model: Model }> = ({ model }) => {
  const paths = usePaths();
  const navigate = useNavigate();
  const list = useListState();
  const { state } = list;
  const versions = useVersions(model.id, requestOf(state));
  const restore = useRestore();
  const [ticked, setTicked] = useState<string[]>([]);
  const [archiving, setArchiving] = useState<ModelVersion>();
  const tick = (id: string, isTicked: boolean) =>
    setTicked((before) => (isTicked ? [...before, id] : before.filter((other) => other !== id)));
  const isComparable = ticked.length >= 2 && ticked.length <= mostCompared;
  const actionsFor = (version: ModelVersion) =>
    state.isArchived
      ? [{ label: 'Restore', onClick: () => restore.mutate(version) }]
      : [{ label: 'Archive', isDanger: true, onClick: () => setArchiving(version) }];
  return (
    <>
      <Listing
        noun="versions"
        searchLabel="Find by name or author"
        list={list}
        answer={versions}
        tools={
          <>
            <Button
              variant="secondary"
              isAriaDisabled={!isComparable}
              onClick={() => isComparable && void navigate(paths.compare(model.id, ticked))}
            >
              Compare {ticked.length > 0 ? ticked.length : ''}
            </Button>
            <span className="mr-soft" aria-live="polite">
              {isComparable ? '' : `Tick 2 to ${mostCompared} versions to compare them.`}
            </span>
          </>
        }
        nothing={<NoVersions model={model} isFiltered={state.q !== '' || state.isArchived} />}
        table={(items, isStale) => (
          <Table
            aria-label={`Versions of ${model.name}`}
            aria-busy={isStale}
            className={isStale ? 'mr-table mr-stale' : 'mr-table'}
          >
            <Thead>
              <Tr>
                <Th screenReaderText="Compare" modifier="fitContent" />
                <Th width={20}>Version</Th>
                <Th>Description</Th>
                <Th>Author</Th>
                <Th>Labels</Th>
                <Th>Last modified</Th>
                <Th screenReaderText="Actions" />
              </Tr>
            </Thead>
            <Tbody>
              {items.map((version) => (
                <Tr key={version.id}>
                  <Td dataLabel="Compare">
                    <Checkbox
                      id={`compare-${version.id}`}
                      aria-label={`Compare ${version.name}`}
                      isChecked={ticked.includes(version.id)}
                      onChange={(_event, isTicked) => tick(version.id, isTicked)}
                    />
                  </Td>
                  <Td dataLabel="Version" modifier="breakWord">
                    <Link to={paths.version(model.id, version.id)} className="mr-name">
                      {version.name}
                    </Link>
                  </Td>
                  <Td dataLabel="Description">
                    <span className="mr-clamp">{version.description || '–'}</span>
                  </Td>
                  <Td dataLabel="Author">{version.author || '–'}</Td>
                  <Td dataLabel="Labels">
                    <Labels labels={labelsOf(version.customProperties)} of={version.name} />
                  </Td>
                  <Td dataLabel="Last modified">
                    <Time at={version.lastUpdateTimeSinceEpoch} />
                  </Td>
                  <Td isActionCell>
                    <RowActions of={version.name} actions={actionsFor(version)} />
                  </Td>
                </Tr>
              ))}
            </Tbody>
          </Table>
        )}
      />
      {archiving ? (
        <ArchiveDialog entity={archiving} onClose={() => setArchiving(undefined)} />
      ) : null}
    </>
  );
};

const NoVersions: FC<{ model: Model; isFiltered: boolean }> = ({ model, isFiltered }) => {
  const paths = usePaths();
  return (
    <EmptyState
      titleText={isFiltered ? 'No version matches' : 'No versions yet'}
      headingLevel="h2"
      icon={CodeBranchIcon}
    >
      {isFiltered || model.state === 'ARCHIVED' ? null : (
        <>
          <EmptyStateBody>A version says where the files of the model are.</EmptyStateBody>
          <EmptyStateFooter>
            <EmptyStateActions>
              <LinkButton to={paths.registerVersion(model.id)}>Register version</LinkButton>
            </EmptyStateActions>
          </EmptyStateFooter>
        </>
      )}
    </EmptyState>
  );
};
