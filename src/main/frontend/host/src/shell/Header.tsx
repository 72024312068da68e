import {
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
  MenuToggle,
  Select,
  SelectList,
  SelectOption,
} from '@patternfly/react-core';
import { BarsIcon } from '@patternfly/react-icons/dist/esm/icons/bars-icon';
import { CubeIcon } from '@patternfly/react-icons/dist/esm/icons/cube-icon';
import { MoonIcon } from '@patternfly/react-icons/dist/esm/icons/moon-icon';
import { SunIcon } from '@patternfly/react-icons/dist/esm/icons/sun-icon';
import { UserIcon } from '@patternfly/react-icons/dist/esm/icons/user-icon';
import { type FC, type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { Logo } from './Logo';
import { useUser } from './session';

type Choice = { value: string; text: string };

const Chooser: FC<{
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

const NamespaceSelector: FC = () => {
  const { namespaces, selectedNamespace, selectNamespace } = useNamespaceSelector();
  return (
    <Chooser
      label="Namespace"
      icon={<CubeIcon />}
      text={selectedNamespace?.displayName ?? selectedNamespace?.name}
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
      icon={isDark ? <MoonIcon /> : <SunIcon />}
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

const UserMenu: FC = () => {
  const name = useUser()?.userId;
  return name === undefined ? null : (
    <span className="atrium-user" title={name}>
      <UserIcon aria-hidden /> <span className="atrium-user-name">{name}</span>
    </span>
  );
};

export const Header: FC<{ isSidebarOpen: boolean; onSidebarToggle: () => void }> = ({
  isSidebarOpen,
  onSidebarToggle,
}) => {
  const { config } = useModularArchContext();
  return (
    <Masthead>
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
          <MastheadLogo component={(props) => <Link {...props} to="/" aria-label="Atrium, home" />}>
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
