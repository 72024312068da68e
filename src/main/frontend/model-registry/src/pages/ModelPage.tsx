export default function ModelPage(_: { modelId?: string }) {
  return null;
}
