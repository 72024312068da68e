import { Button, type ButtonProps } from '@patternfly/react-core';
import type { AnchorHTMLAttributes, FC } from 'react';
import { Link } from 'react-router';

const Anchor: FC<AnchorHTMLAttributes<HTMLAnchorElement>> = ({ href = '', ...props }) => (
  <Link {...props} to={href} />
);

/**
 * A link that looks like a button. A component made while something is drawn would be another one
 * each time, and whoever is at the link with the keyboard would lose it.
 */
export const LinkButton: FC<Omit<ButtonProps, 'component' | 'href' | 'ref'> & { to: string }> = ({
  to,
  ...props
}) => <Button {...props} component={Anchor} href={to} />;
