import { Component, type ErrorInfo, type ReactNode } from 'react';

type Fallback = (failure: { error: Error; retry: () => void }) => ReactNode;
type Props = { fallback: Fallback; children: ReactNode };

/** Keeps a failure while something is drawn to the place where it happened. */
export class ErrorBoundary extends Component<Props, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown): { error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error('A part of the page failed', error, info.componentStack);
  }

  private readonly retry = () => this.setState({ error: null });

  override render(): ReactNode {
    return this.state.error
      ? this.props.fallback({ error: this.state.error, retry: this.retry })
      : this.props.children;
  }
}
