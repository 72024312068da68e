import { ActionMenu, useModularArchContext } from '@atrium/shared';
import { Divider } from '@patternfly/react-core';
import { UserIcon } from '@patternfly/react-icons/dist/esm/icons/user-icon';
import { type FC, lazy, Suspense, useState } from 'react';
import { type User, useUser } from './session';

const About = lazy(() => import(/* webpackChunkName: "about" */ './About'));

const roleOf = (user: User): string => (user.clusterAdmin ? 'Administrator' : 'User');

const Identity: FC<{ user: User }> = ({ user }) => (
  <div className="atrium-user">
    <strong>{user.userId}</strong>
    <span className="atrium-soft">{roleOf(user)}</span>
    {user.groups?.length ? (
      <span className="atrium-soft">Groups: {user.groups.join(', ')}</span>
    ) : null}
  </div>
);

/** Who somebody is here and why they may what they may, what this is, and the way out. */
export const UserMenu: FC = () => {
  const user = useUser();
  const { config } = useModularArchContext();
  const [isAboutOpen, setAboutOpen] = useState(false);
  const name = user?.userId ?? 'Unknown user';
  return (
    <>
      <ActionMenu
        toggle={{
          variant: 'plainText',
          icon: <UserIcon />,
          'aria-label': `Account: ${name}`,
          children: <span className="atrium-user-name">{name}</span>,
        }}
        head={
          <>
            {user ? <Identity user={user} /> : null}
            <Divider />
          </>
        }
        actions={[
          { label: 'About Atrium', onClick: () => setAboutOpen(true) },
          ...(config.signOut ? [{ label: 'Sign out', to: config.signOut }] : []),
        ]}
      />
      {isAboutOpen ? (
        <Suspense fallback={null}>
          <About onClose={() => setAboutOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
};
