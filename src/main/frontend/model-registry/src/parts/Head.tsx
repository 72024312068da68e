import { ActionMenu, type MenuAction } from '@atrium/shared';
import { Breadcrumb, BreadcrumbItem, Content, Label, PageSection } from '@patternfly/react-core';
import type { FC, ReactNode } from 'react';
import { Link } from 'react-router';

/** Where we are, what this is, and what can be done with it. */
export const Head: FC<{
  trail: { text: string; to: string }[];
  title: string;
  isArchived?: boolean;
  actions?: MenuAction[];
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
      {actions.length > 0 ? (
        <ActionMenu toggle={{ children: 'Actions' }} actions={actions} />
      ) : null}
    </div>
  </PageSection>
);
