export default function VersionPage(_: { modelId?: string }) {
  return null;
}
