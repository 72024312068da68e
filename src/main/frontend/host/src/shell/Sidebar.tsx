import { type LoadedExtension, pathOf, useAppExtensions } from '@atrium/shared';
import {
  Label,
  Nav,
  NavGroup,
  NavItem,
  NavList,
  PageSidebar,
  PageSidebarBody,
} from '@patternfly/react-core';
import type { FC } from 'react';
import { Link, useLocation } from 'react-router';
import { healthOf } from '../health';

type Entry = { to: string; text: string; badge?: string };

const entryOf = ({ config }: LoadedExtension): Entry => ({
  to: pathOf(config),
  text: config.displayName ?? config.name,
  badge: healthOf(config).word === 'down' ? 'down' : undefined,
});

const isAt = (pathname: string, to: string): boolean =>
  to === '/' ? pathname === '/' : pathname === to || pathname.startsWith(`${to}/`);

export const Sidebar: FC<{ isOpen: boolean; onSelect: () => void }> = ({ isOpen, onSelect }) => {
  const { extensions } = useAppExtensions();
  const { pathname } = useLocation();
  const item = ({ to, text, badge }: Entry) => (
    <NavItem key={to} itemId={to} isActive={isAt(pathname, to)}>
      <Link to={to} onClick={onSelect} aria-current={isAt(pathname, to) ? 'page' : undefined}>
        {text}
        {badge ? (
          <Label isCompact color="orange" className="atrium-nav-badge">
            {badge}
          </Label>
        ) : null}
      </Link>
    </NavItem>
  );
  const modules = extensions.filter(({ config }) => config.configured ?? config.enabled);
  return (
    <PageSidebar isSidebarOpen={isOpen} id="sidebar">
      <PageSidebarBody>
        <Nav aria-label="Main">
          <NavList>{item({ to: '/', text: 'Home' })}</NavList>
          {modules.length > 0 ? (
            <NavGroup title="Modules">{modules.map(entryOf).map(item)}</NavGroup>
          ) : null}
          <NavGroup title="Operations">{item({ to: '/status', text: 'Module status' })}</NavGroup>
        </Nav>
      </PageSidebarBody>
    </PageSidebar>
  );
};
