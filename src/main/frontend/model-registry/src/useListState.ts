import { useCallback, useMemo } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { changed, type ListState, listStateOf, paramsOf } from './listState';

type Trail = { tokens?: string[] };

/** The state of a list in the address, and how to move in it. */
export function useListState() {
  const [params] = useSearchParams();
  const { state: entry } = useLocation();
  const navigate = useNavigate();
  const state = useMemo(() => listStateOf(params), [params]);
  const tokens = (entry as Trail | null)?.tokens ?? [];

  const go = useCallback(
    (next: ListState, trail: string[], replace = false) =>
      navigate({ search: paramsOf(next).toString() }, { state: { tokens: trail }, replace }),
    [navigate],
  );
  return {
    state,
    change: (change: Partial<ListState>, replace = false) =>
      go(changed(state, change), [], replace),
    /** The registry's tokens lead forward only; the way back is remembered with the entry in the history. */
    nextPage: (token: string) =>
      go({ ...state, page: state.page + 1, token }, [...tokens, state.token]),
    previousPage: () => {
      const before = tokens.at(-1);
      return before === undefined
        ? go({ ...state, page: 1, token: '' }, [])
        : go({ ...state, page: Math.max(state.page - 1, 1), token: before }, tokens.slice(0, -1));
    },
    firstPage: () => go({ ...state, page: 1, token: '' }, []),
  };
}
