import {
  Breadcrumb,
  BreadcrumbItem,
  Content,
  Dropdown,
  DropdownItem,
  DropdownList,
  Label,
  MenuToggle,
  PageSection,
} from '@patternfly/react-core';
import { type FC, Fragment, type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import type { RowAction } from './RowActions';

/** Where we are, what this is, and what can be done with it. */
export const Head: FC<{
  trail: { text: string; to: string }[];
  title: string;
  isArchived?: boolean;
  actions?: RowAction[];
  children?: ReactNode;
}> = ({ trail, title, isArchived, actions = [], children }) => (
  <PageSection className="mr-head" hasBodyWrapper={false}>
    <Breadcrumb className="mr-wide">
      {trail.map(({ text, to }) => (
        <BreadcrumbItem
          key={to}
          render={({ className }) => (
            <Link className={className} to={to}>
              {text}
            </Link>
          )}
        />
      ))}
      <BreadcrumbItem isActive>{title}</BreadcrumbItem>
    </Breadcrumb>
    <div className="mr-title">
      <Content component="h1">{title}</Content>
      {isArchived ? <Label color="orange">Archived</Label> : null}
    </div>
    <div className="mr-buttons">
      {children}
      {actions.length > 0 ? <Actions actions={actions} /> : <Fragment />}
    </div>
  </PageSection>
);

const Actions: FC<{ actions: RowAction[] }> = ({ actions }) => {
  const [isOpen, setOpen] = useState(false);
  return (
    <Dropdown
      isOpen={isOpen}
      onOpenChange={setOpen}
      onSelect={() => setOpen(false)}
      popperProps={{ position: 'end' }}
      shouldFocusToggleOnSelect
      toggle={(ref) => (
        <MenuToggle ref={ref} isExpanded={isOpen} onClick={() => setOpen(!isOpen)}>
          Actions
        </MenuToggle>
      )}
    >
      <DropdownList>
        {actions.map(({ label, isDanger, onClick }) => (
          <DropdownItem key={label} isDanger={isDanger} onClick={onClick}>
            {label}
          </DropdownItem>
        ))}
      </DropdownList>
    </Dropdown>
  );
};
