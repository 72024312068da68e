import { ActionMenu, type MenuAction } from '@atrium/shared';
import { EllipsisVIcon } from '@patternfly/react-icons/dist/esm/icons/ellipsis-v-icon';
import type { FC } from 'react';

/** What can be done with one row, named after it for those who do not see the row. */
export const RowActions: FC<{ of: string; actions: MenuAction[] }> = ({ of, actions }) => (
  <ActionMenu
    toggle={{ variant: 'plain', icon: <EllipsisVIcon />, 'aria-label': `Actions for ${of}` }}
    actions={actions}
  />
);
