import {
  ExtensionRouter,
  type ModuleProps,
  useModularArchContext,
  useNamespaceSelector,
  useNotify,
} from '@atrium/shared';
import { Page, SkipToContent } from '@patternfly/react-core';
import { type FC, useEffect, useMemo, useRef, useState } from 'react';
import { Route, useLocation } from 'react-router';
import { Home } from '../pages/Home';
import { NotFound } from '../pages/NotFound';
import { Status } from '../pages/Status';
import { Header } from './Header';
import { Sidebar } from './Sidebar';

const contentId = 'content';
const narrow = '(max-width: 1199px)';

/** What surrounds every module. It never waits for one. */
export const Shell: FC = () => {
  const { config } = useModularArchContext();
  const { selectedNamespace } = useNamespaceSelector();
  const notify = useNotify();
  const [isSidebarOpen, setSidebarOpen] = useState(() => !window.matchMedia(narrow).matches);
  useFocusOnNavigation();
  const moduleProps = useMemo<ModuleProps>(
    () => ({ namespace: selectedNamespace?.name, config, notify }),
    [selectedNamespace?.name, config, notify],
  );
  const closeWhenNarrow = () => {
    if (window.matchMedia(narrow).matches) {
      setSidebarOpen(false);
    }
  };
  return (
    <Page
      mainContainerId={contentId}
      mainTabIndex={-1}
      mainAriaLabel="Content"
      skipToContent={
        <SkipToContent href={`#${contentId}`} onClick={skipToContent}>
          Skip to content
        </SkipToContent>
      }
      masthead={
        <Header
          isSidebarOpen={isSidebarOpen}
          onSidebarToggle={() => setSidebarOpen((before) => !before)}
        />
      }
      sidebar={<Sidebar isOpen={isSidebarOpen} onSelect={closeWhenNarrow} />}
      isContentFilled
    >
      <ExtensionRouter moduleProps={moduleProps} notFound={<NotFound />}>
        <Route index element={<Home />} />
        <Route path="/status" element={<Status />} />
      </ExtensionRouter>
    </Page>
  );
};

/** A plain `#content` would be resolved against the base of the page and leave where we are. */
function skipToContent(event: React.MouseEvent): void {
  event.preventDefault();
  document.getElementById(contentId)?.focus();
}

/** A new page is announced by its heading; without this a screen reader stays on the old link. */
function useFocusOnNavigation(): void {
  const { pathname } = useLocation();
  const previous = useRef(pathname);
  useEffect(() => {
    if (previous.current === pathname) {
      return;
    }
    previous.current = pathname;
    document.getElementById(contentId)?.focus({ preventScroll: true });
    document.getElementById(contentId)?.scrollTo(0, 0);
  }, [pathname]);
}
