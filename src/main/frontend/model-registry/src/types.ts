export type PropertyValue =
  | { metadataType: 'MetadataStringValue'; string_value: string }
  | { metadataType: 'MetadataIntValue'; int_value: string }
  | { metadataType: 'MetadataDoubleValue'; double_value: number }
  | { metadataType: 'MetadataBoolValue'; bool_value: boolean }
  | { metadataType: 'MetadataStructValue'; struct_value: string }
  | { metadataType: 'MetadataProtoValue'; type: string; proto_value: string };

export type CustomProperties = Record<string, PropertyValue>;

export type EntityState = 'LIVE' | 'ARCHIVED';

type Entity = {
  id: string;
  name: string;
  description?: string;
  externalId?: string;
  customProperties?: CustomProperties;
  createTimeSinceEpoch: string;
  lastUpdateTimeSinceEpoch: string;
};

export type Model = Entity & { owner?: string; state?: EntityState };

export type ModelVersion = Entity & {
  registeredModelId: string;
  author?: string;
  state?: EntityState;
};

export type ModelArtifact = Entity & {
  uri?: string;
  modelFormatName?: string;
  modelFormatVersion?: string;
  storageKey?: string;
  state?: string;
};

export type Editable = Model | ModelVersion;

export const isVersion = (entity: Editable): entity is ModelVersion =>
  'registeredModelId' in entity;
