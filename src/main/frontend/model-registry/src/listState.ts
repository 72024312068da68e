import type { ListRequest, SortField } from './api';

/** What somebody sees in a list, as it stands in the address: a reload or a link shows the same. */
export type ListState = {
  q: string;
  isArchived: boolean;
  orderBy: SortField;
  isDescending: boolean;
  pageSize: number;
  page: number;
  token: string;
};

export const pageSizes = [10, 20, 50, 100];

const fields: SortField[] = ['ID', 'CREATE_TIME', 'LAST_UPDATE_TIME'];

export const firstPage: ListState = {
  q: '',
  isArchived: false,
  orderBy: 'LAST_UPDATE_TIME',
  isDescending: true,
  pageSize: 20,
  page: 1,
  token: '',
};

/** Anything may stand in an address; what makes no sense is as if it were not there. */
export function listStateOf(params: URLSearchParams): ListState {
  const size = Number(params.get('size'));
  const page = Number(params.get('page'));
  const token = params.get('token') ?? '';
  return {
    q: params.get('q') ?? '',
    isArchived: params.get('state') === 'archived',
    orderBy: fields.find((field) => field === params.get('sort')) ?? firstPage.orderBy,
    isDescending: params.get('dir') !== 'asc',
    pageSize: pageSizes.includes(size) ? size : firstPage.pageSize,
    page: token !== '' && Number.isInteger(page) && page > 1 ? page : 1,
    token,
  };
}

/** The address of a state, without what goes without saying. */
export function paramsOf(state: ListState): URLSearchParams {
  const params = new URLSearchParams();
  const set = (name: string, value: string, isDefault: boolean) => {
    if (!isDefault) {
      params.set(name, value);
    }
  };
  set('q', state.q, state.q === '');
  set('state', 'archived', !state.isArchived);
  set('sort', state.orderBy, state.orderBy === firstPage.orderBy);
  set('dir', 'asc', state.isDescending);
  set('size', String(state.pageSize), state.pageSize === firstPage.pageSize);
  set('page', String(state.page), state.page === 1);
  set('token', state.token, state.token === '');
  return params;
}

/** Another search, order or size begins at the first page: a token belongs to the list it came from. */
export const changed = (state: ListState, change: Partial<ListState>): ListState => ({
  ...state,
  page: 1,
  token: '',
  ...change,
});

export const requestOf = (state: ListState): ListRequest => ({
  q: state.q,
  state: state.isArchived ? 'ARCHIVED' : 'LIVE',
  orderBy: state.orderBy,
  sortOrder: state.isDescending ? 'DESC' : 'ASC',
  pageSize: state.pageSize,
  token: state.token,
});
