import {
  Chooser,
  type ColorScheme,
  useModularArchContext,
  useNamespaceSelector,
  useTheme,
} from '@atrium/shared';
import {
  Button,
  Masthead,
  MastheadBrand,
  MastheadContent,
  MastheadLogo,
  MastheadMain,
  MastheadToggle,
} from '@patternfly/react-core';
import { BarsIcon } from '@patternfly/react-icons/dist/esm/icons/bars-icon';
import { CubeIcon } from '@patternfly/react-icons/dist/esm/icons/cube-icon';
import { MoonIcon } from '@patternfly/react-icons/dist/esm/icons/moon-icon';
import { SunIcon } from '@patternfly/react-icons/dist/esm/icons/sun-icon';
import type { FC } from 'react';
import { Link } from 'react-router';
import { Logo } from './Logo';
import { UserMenu } from './UserMenu';

const NamespaceSelector: FC = () => {
  const { namespaces, selectedNamespace, selectNamespace } = useNamespaceSelector();
  const text = selectedNamespace?.displayName ?? selectedNamespace?.name;
  return (
    <Chooser
      label="Namespace"
      toggle={{ icon: <CubeIcon />, 'aria-label': `Namespace: ${text}`, children: text }}
      selected={selectedNamespace?.name}
      choices={namespaces.map(({ name, displayName }) => ({
        value: name,
        text: displayName ?? name,
      }))}
      onChoose={selectNamespace}
    />
  );
};

const SchemeSelector: FC = () => {
  const { scheme, isDark, selectScheme } = useTheme();
  return (
    <Chooser
      label="Colour scheme"
      toggle={{
        variant: 'plain',
        icon: isDark ? <MoonIcon /> : <SunIcon />,
        'aria-label': 'Colour scheme',
      }}
      selected={scheme}
      choices={[
        { value: 'system', text: 'As the system' },
        { value: 'light', text: 'Light' },
        { value: 'dark', text: 'Dark' },
      ]}
      onChoose={(value) => selectScheme(value as ColorScheme)}
    />
  );
};

const HomeLink: FC = (props) => <Link {...props} to="/" aria-label="Atrium, home" />;

export const Header: FC<{ isSidebarOpen: boolean; onSidebarToggle: () => void }> = ({
  isSidebarOpen,
  onSidebarToggle,
}) => {
  const { config } = useModularArchContext();
  return (
    <Masthead display={{ default: 'stack', sm: 'inline' }}>
      <MastheadMain>
        <MastheadToggle>
          <Button
            variant="plain"
            icon={<BarsIcon />}
            aria-label="Navigation"
            aria-expanded={isSidebarOpen}
            aria-controls="sidebar"
            onClick={onSidebarToggle}
          />
        </MastheadToggle>
        <MastheadBrand>
          <MastheadLogo component={HomeLink}>
            <Logo />
          </MastheadLogo>
        </MastheadBrand>
      </MastheadMain>
      <MastheadContent>
        <div className="atrium-header">
          <NamespaceSelector />
          <span className="atrium-header-end">
            <SchemeSelector />
            {config.mode === 'kubeflow' ? null : <UserMenu />}
          </span>
        </div>
      </MastheadContent>
    </Masthead>
  );
};
