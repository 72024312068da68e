import { Alert, AlertActionCloseButton, AlertActionLink, AlertGroup } from '@patternfly/react-core';
import {
  createContext,
  type FC,
  type ReactNode,
  useCallback,
  useContext,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { NotificationAction, NotificationVariant, Notify } from '../module';

type Notification = {
  id: number;
  variant: NotificationVariant;
  title: string;
  body?: string;
  action?: NotificationAction;
};

const NotificationContext = createContext<Notify>(() => undefined);

/** Failures stay until somebody has read them; what offers a way back stays longer than the rest. */
export function timeoutOf(notification: Pick<Notification, 'variant' | 'action'>): number | false {
  if (notification.variant === 'danger') {
    return false;
  }
  return notification.action ? 12_000 : 6_000;
}

/** Shows what modules and the host have to tell. A screen reader hears each of them once. */
export const NotificationContextProvider: FC<{ children: ReactNode; notify?: Notify }> = ({
  children,
  notify: outer,
}) => {
  const [shown, setShown] = useState<Notification[]>([]);
  const lastId = useRef(0);
  const own = useCallback<Notify>((variant, title, details = {}) => {
    lastId.current += 1;
    const notification = { id: lastId.current, variant, title, ...details };
    // The same words again replace themselves: five times "saved" is no news five times.
    setShown((before) => [
      ...before.filter((other) => other.title !== title).slice(-3),
      notification,
    ]);
  }, []);
  const remove = (id: number) =>
    setShown((before) => before.filter((notification) => notification.id !== id));
  return (
    <NotificationContext.Provider value={outer ?? own}>
      {children}
      {outer ? null : (
        <AlertGroup isToast isLiveRegion aria-label="Notifications">
          {shown.map((notification) => (
            <Alert
              key={notification.id}
              variant={notification.variant}
              title={notification.title}
              timeout={timeoutOf(notification)}
              onTimeout={() => remove(notification.id)}
              actionClose={
                <AlertActionCloseButton
                  title={notification.title}
                  onClose={() => remove(notification.id)}
                />
              }
              actionLinks={
                notification.action ? (
                  <AlertActionLink
                    onClick={() => {
                      remove(notification.id);
                      notification.action?.onClick();
                    }}
                  >
                    {notification.action.label}
                  </AlertActionLink>
                ) : undefined
              }
            >
              {notification.body}
            </Alert>
          ))}
        </AlertGroup>
      )}
    </NotificationContext.Provider>
  );
};

export const useNotify = (): Notify => useContext(NotificationContext);

/** The same under the names that modules from elsewhere know. */
export const useNotification = () => {
  const notify = useNotify();
  return useMemo(
    () => ({
      success: (title: string, body?: string) => notify('success', title, { body }),
      error: (title: string, body?: string) => notify('danger', title, { body }),
      warning: (title: string, body?: string) => notify('warning', title, { body }),
      info: (title: string, body?: string) => notify('info', title, { body }),
    }),
    [notify],
  );
};

export const useNotifications = () => {
  const { success, error } = useNotification();
  return { addSuccess: success, addError: error };
};
