import { useState } from "react";
import { createRoot } from "react-dom/client";
import { sessionToken } from "../session.js";

const EVENTS = ["onboard:created", "onboard:failed", "onboard:dirty"];

function NewCustomer({ theme, onTold }) {
  // React 19 sets properties of elements that have them; the events' names have a colon and are listened to here.
  const listen = (form) => {
    const told = ({ type, detail }) => onTold(`${type} ${JSON.stringify(detail)}`);
    EVENTS.forEach((event) => form.addEventListener(event, told));
    return () => EVENTS.forEach((event) => form.removeEventListener(event, told));
  };
  const [attach] = useState(() => listen);
  return (
    <onboard-customer
      ref={attach}
      tenant="portal.contoso.example"
      theme={theme}
      token={sessionToken}
    />
  );
}

function Dashboard() {
  const [theme, setTheme] = useState("auto");
  const [told, setTold] = useState([]);
  return (
    <>
      <p>
        <label>
          Theme{" "}
          <select value={theme} onChange={(event) => setTheme(event.target.value)}>
            <option>auto</option>
            <option>light</option>
            <option>dark</option>
          </select>
        </label>
      </p>
      <NewCustomer theme={theme} onTold={(line) => setTold((before) => [...before, line])} />
      <h2>What the form has told</h2>
      <ol id="events">
        {told.map((line, at) => (
          <li key={at}>{line}</li>
        ))}
      </ol>
    </>
  );
}

// The element first, so that React finds its properties.
await import("/embed.js");
createRoot(document.getElementById("root")).render(<Dashboard />);
