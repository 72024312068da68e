import { useModularArchContext } from '@atrium/shared';
import { Divider, Dropdown, DropdownItem, DropdownList, MenuToggle } from '@patternfly/react-core';
import { UserIcon } from '@patternfly/react-icons/dist/esm/icons/user-icon';
import { type FC, lazy, Suspense, useState } from 'react';
import { type User, useUser } from './session';

const About = lazy(() => import('./About'));

const roleOf = (user: User): string => (user.clusterAdmin ? 'Administrator' : 'User');

/** Who somebody is here and why they may what they may, what this is, and the way out. */
export const UserMenu: FC = () => {
  const user = useUser();
  const { config } = useModularArchContext();
  const [isOpen, setOpen] = useState(false);
  const [isAboutOpen, setAboutOpen] = useState(false);
  const name = user?.userId ?? 'Unknown user';
  return (
    <>
      <Dropdown
        isOpen={isOpen}
        onOpenChange={setOpen}
        onSelect={() => setOpen(false)}
        popperProps={{ position: 'end' }}
        shouldFocusToggleOnSelect
        toggle={(ref) => (
          <MenuToggle
            ref={ref}
            variant="plainText"
            icon={<UserIcon />}
            isExpanded={isOpen}
            aria-label={`Account: ${name}`}
            onClick={() => setOpen(!isOpen)}
          >
            <span className="atrium-user-name">{name}</span>
          </MenuToggle>
        )}
      >
        {user ? (
          <div className="atrium-user">
            <strong>{user.userId}</strong>
            <span className="atrium-soft">{roleOf(user)}</span>
            {user.groups?.length ? (
              <span className="atrium-soft">Groups: {user.groups.join(', ')}</span>
            ) : null}
          </div>
        ) : null}
        <Divider />
        <DropdownList>
          <DropdownItem onClick={() => setAboutOpen(true)}>About Atrium</DropdownItem>
          {config.signOut ? <DropdownItem to={config.signOut}>Sign out</DropdownItem> : null}
        </DropdownList>
      </Dropdown>
      {isAboutOpen ? (
        <Suspense fallback={null}>
          <About onClose={() => setAboutOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
};
