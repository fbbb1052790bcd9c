import './label-picture.css';

interface LabelPictureProps {
  /** A picture of ours. */
  readonly svg: string;
  readonly alt: string;
}

/** What is printed, as it will look. */
export function LabelPicture({ svg, alt }: LabelPictureProps) {
  return <img className="label-preview" src={`data:image/svg+xml,${encodeURIComponent(svg)}`} alt={alt} />;
}
