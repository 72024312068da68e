export default function ComparePage(_: { modelId?: string }) {
  return null;
}
