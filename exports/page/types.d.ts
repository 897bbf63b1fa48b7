// What the page's modules handle: the data, as page_data.py writes it; what they note at it and tell each other; and of
// vis-network what they use.

type View = "states" | "actors";
type Side = "" | "by" | "to";
type Status = "stated" | "reported" | "hypothetical";

/** First day, last day of a range, precision, basis, and the last day that it may mean. */
type When = [string | null, string | null, string | null, string, string | null];

interface Data {
  about: {
    documents: number;
    claims: number;
    events: number;
    actors: number;
    denials: number;
    struck: number;
    left_out: { events: number; sentences: number; actors: number; states: number };
  };
  prefixes: Record<string, string>;
  quads: string[];
  categories: Record<string, { quad: number; definition: string }>;
  relations: Record<string, { category: string; label: string; symmetric: boolean; intensity: number }>;
  countries: Record<string, string>;
  publishers: string[];
  actors: Actor[];
  events: WrittenEvent[];
  struck: Record<string, Struck[]>;
  views: Record<View, { nodes: GraphNode[]; edges: WrittenEdge[] }>;
}

interface Evidence {
  claims: Claim[];
  sentences: string[];
  documents: (Cited & { copyOf: Cited | null })[];
}

interface Actor {
  id: string;
  iri: string;
  name: string;
  kind: string;
  country: string | null;
  state: string;
  sectors: string[];
  wikidata: string | null;
  names: string[];
}

interface WrittenEvent {
  id: string;
  subject: number;
  relation: string;
  object: number;
  date: When;
  status: Status;
  deniers: (string | null)[];
  contradicted: boolean;
  reported: [string | null, string | null];
  sentences: number;
  counts: [claims: number, documents: number, sources: number];
  confidence: number;
  publishers: number[];
  mayBe: string[];
  claims: number[];
  told: number;
}

interface NewsEvent extends WrittenEvent {
  index: number;
  category: string;
  quad: number;
  denied: boolean;
  group: Status | "denied";
  first: number | null; // days since 1970
  last: number | null;
  missed: string | null; // which filter alone holds it back, "several" for more than one
}

interface Claim {
  id: string;
  document: number;
  sentence: number;
  marks: Mark[];
  polarity: "positive" | "negative";
  modality: string;
  by: string | null;
  via: string[];
  date: When;
  confidence: number;
}

type Mark = [start: number, end: number, role: string];

interface Cited {
  id: string;
  title: string;
  publisher: string;
  date: string | null;
  url?: string | null; // the original that a copy names has none
}

interface Struck {
  sentence: string;
  who: string;
  why: string;
}

interface Place {
  x: number;
  y: number;
}

interface GraphNode extends Place {
  id: string;
  label: string;
  shape: string;
  size: number;
  kind: string;
}

interface WrittenEdge {
  id: string;
  from: string;
  to: string;
  quad: number;
  arrows: "to" | "";
  bend: number;
  events: number[];
}

interface Edge extends WrittenEdge {
  passing: NewsEvent[];
}

interface Graph {
  nodes: Map<string, GraphNode>;
  edges: Map<string, Edge>;
  pairs: Map<string, Edge[]>;
}

interface State {
  view: View;
  quads: number[];
  statuses: string[];
  categories: string[];
  relations: string[];
  actors: string[];
  kinds: string[];
  publishers: string[];
  confidence: number;
  from: string;
  to: string;
  around: string;
  steps: number;
  sort: string;
  side: Side;
  selection: Selected | null;
}

interface Selected {
  kind: "node" | "edge" | "pair" | "path" | "event";
  id: string;
  of?: Selected | null; // of an event: what was selected when it was opened
}

/** A "new" step can be undone; "on" belongs to the step before; "history" is in the browser's history already. */
type Step = "new" | "on" | "history";

interface Change {
  change: Partial<State>;
  step: Step;
  onlySelected: boolean;
}

/** The part of a drawing that a selection is about. */
interface Part {
  nodes: Set<string>;
  edges: Set<string>;
  events: Set<number>;
  centre: string | null; // by whom sides are told apart
  path: string[]; // its nodes from end to end, none where it is no path
}

type Facet = {
  name: "categories" | "relations" | "actors" | "kinds" | "publishers";
  key: string;
  title: string;
  note?: string;
  values: (event: NewsEvent) => string[];
  word: (value: string) => string;
};

interface Column {
  key: string;
  title: string;
  read: (event: NewsEvent) => string | number;
  measured?: boolean; // begins with the largest, and is no word of any language
}

interface Bins {
  unit: string;
  starts: number[];
  end: number;
}

interface Scale {
  x: (index: number) => number;
  y: (number: number) => number;
  wide: number;
  unit: number;
}

/** Left, right, top, bottom. */
type Box = [number, number, number, number];

/** The labels that have room: of nodes by whether they stand above, of edges their words. */
interface Room {
  nodes: Map<string, boolean>;
  edges: Map<string, string>;
}

interface Scene {
  nodes: GraphNode[];
  edges: Edge[];
  allNodes: number;
  allEdges: number;
}

type Attributes = Record<string, string | number | boolean | null | undefined | ((event: Event) => unknown)>;
type Child = Node | string | false | null | undefined;

declare const vis: {
  DataSet: new () => VisSet;
  Network: new (place: HTMLElement, data: { nodes: VisSet; edges: VisSet }, options: object) => VisNetwork;
};

interface VisSet {
  update(items: object[]): void;
  remove(ids: string[]): void;
}

interface VisEvent {
  node: string;
  edge: string;
  nodes: string[];
  edges: string[];
  pointer: { DOM: Place };
}

interface VisNetwork {
  body: { nodes: Record<string, VisNode>; edges: Record<string, VisEdge> };
  canvas: { frame: { canvas: HTMLCanvasElement } };
  on(event: "afterDrawing", listener: (context: CanvasRenderingContext2D) => void): void;
  on(event: string, listener: (event: VisEvent) => void): void;
  canvasToDOM(place: Place): Place;
  getPosition(id: string): Place;
  getScale(): number;
  getViewPosition(): Place;
  moveTo(view: { position?: Place; scale?: number }): void;
  redraw(): void;
  setSize(width: string, height: string): void;
}

interface VisNode {
  draw(context: CanvasRenderingContext2D): { drawExternalLabel?: () => void };
}

interface VisEdge {
  draw(context: CanvasRenderingContext2D): void;
  drawArrows(context: CanvasRenderingContext2D): void;
}

// For tests and for the curious.
// deno-lint-ignore no-var
declare var dyads: {
  network: VisNetwork;
  select: (kind: Selected["kind"] | null, id?: string) => void;
  choose: (change: Partial<State>, step?: Step) => void;
  visible: () => string[];
  listed: () => string[];
};

/** What vis-network is told of a node or an edge. */
interface Styled {
  id: string;
  [setting: string]: unknown;
}

/** What is lit above the veil, with labels of its own. */
interface Lit extends Pick<Part, "nodes" | "edges"> {
  words: Room;
}

/** How many events of each quad class. */
type Bar = number[];

/** Something found, its words, and a remark. */
type Choice<T> = [thing: T, words: string, remark: string];

/** What stands in the panel, in lists of any depth. */
type Panel = (Child | Panel)[];

/** Two nodes, and how many events pass between them. */
interface Dyad {
  one: string;
  other: string;
  number: number;
  byQuad: Bar;
}

/** What a combobox finds, and who is told what was taken. */
interface Finder<Thing> {
  find: (query: string) => Choice<Thing>[];
  take: (thing: Thing) => void;
}
