<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>Latentscape</name>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Layer</source>
        <translation>&amp;Ebene</translation>
    </message>
    <message>
        <source>&amp;Mask</source>
        <translation>&amp;Maske</translation>
    </message>
    <message>
        <source>&amp;Picture</source>
        <translation>B&amp;ild</translation>
    </message>
    <message>
        <source>&amp;Timeline</source>
        <translation>&amp;Zeitleiste</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>0 fades out from the middle, 1 is sharp (Shift+[ and Shift+]).</source>
        <translation>0 läuft von der Mitte her aus, 1 ist scharf (Umschalt+[ und Umschalt+]).</translation>
    </message>
    <message>
        <source>0 is finest and largest; 18 can hardly be told from it.</source>
        <translation>0 ist am feinsten und größten; 18 ist davon kaum zu unterscheiden.</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>100 loses nothing and is much larger.</source>
        <translation>100 ist verlustfrei und viel größer.</translation>
    </message>
    <message>
        <source>2 reads the prompt one layer earlier, as some models were trained to.</source>
        <translation>2 liest den Prompt eine Schicht früher, wie es manche Modelle gelernt haben.</translation>
    </message>
    <message>
        <source>A CPU is slow and inexact in fp16: choose bf16 or fp32.</source>
        <translation>Ein Prozessor ist in fp16 langsam und ungenau: bf16 oder fp32 wählen.</translation>
    </message>
    <message>
        <source>A GIF plays at most {1} frames a second: choose fewer than {2}, or another format.</source>
        <translation>Ein GIF spielt höchstens {1} Bilder pro Sekunde: weniger als {2} oder ein anderes Format wählen.</translation>
    </message>
    <message>
        <source>A branch keeps its picture's LoRAs: leave &lt;lora:…&gt; in the prompt as it is.</source>
        <translation>Eine Abzweigung behält die LoRAs ihres Bilds: &lt;lora:…&gt; im Prompt stehen lassen.</translation>
    </message>
    <message>
        <source>A branch with noise of its own is drawn one picture at a time: give one seed.</source>
        <translation>Eine Abzweigung mit eigenem Rauschen wird Bild für Bild gezeichnet: nur einen Seed angeben.</translation>
    </message>
    <message>
        <source>A checkpoint, LoRA, VAE or embedding as .safetensors</source>
        <translation>Ein Checkpoint, LoRA, VAE oder Embedding als .safetensors</translation>
    </message>
    <message>
        <source>A clip skip of {1} cannot be used: choose between 1 and {2}.</source>
        <translation>Ein Clip Skip von {1} geht nicht: 1 bis {2} wählen.</translation>
    </message>
    <message>
        <source>A context of {1} cannot be used: choose between 0 and 10.</source>
        <translation>Ein Kontext von {1} geht nicht: 0 bis 10 wählen.</translation>
    </message>
    <message>
        <source>A direction saved as .safetensors</source>
        <translation>Eine Richtung, gespeichert als .safetensors</translation>
    </message>
    <message>
        <source>A direction's name has 1 to {1} characters.</source>
        <translation>Der Name einer Richtung hat 1 bis {1} Zeichen.</translation>
    </message>
    <message>
        <source>A document keeps its last layer</source>
        <translation>Die letzte Ebene eines Dokuments bleibt</translation>
    </message>
    <message>
        <source>A document keeps its last layer: add another one first.</source>
        <translation>Die letzte Ebene eines Dokuments bleibt: zuerst eine weitere hinzufügen.</translation>
    </message>
    <message>
        <source>A document needs at least one layer, each with its own name.</source>
        <translation>Ein Dokument braucht mindestens eine Ebene, jede mit eigenem Namen.</translation>
    </message>
    <message>
        <source>A download goes on meanwhile</source>
        <translation>Ein Download läuft dabei weiter</translation>
    </message>
    <message>
        <source>A feather of {1} cannot be used: choose between 0 and 1024 pixels.</source>
        <translation>Eine weiche Kante von {1} geht nicht: 0 bis 1024 Pixel wählen.</translation>
    </message>
    <message>
        <source>A feather of {feather} cannot be used: choose 0 to {most} pixels.</source>
        <translation>Eine weiche Kante von {feather} geht nicht: 0 bis {most} Pixel wählen.</translation>
    </message>
    <message>
        <source>A file cannot play {1} times: choose 0 (for ever) to 65535.</source>
        <translation>Eine Datei kann nicht {1}-mal abgespielt werden: 0 (endlos) bis 65535 wählen.</translation>
    </message>
    <message>
        <source>A file could not be read or written: see the log for the cause.</source>
        <translation>Eine Datei ließ sich nicht lesen oder schreiben: Die Ursache steht im Protokoll.</translation>
    </message>
    <message>
        <source>A guidance of {1} cannot be used: choose between 0 and {2}.</source>
        <translation>Eine Guidance von {1} geht nicht: 0 bis {2} wählen.</translation>
    </message>
    <message>
        <source>A hidden mask is not applied (Ctrl+Shift+H)</source>
        <translation>Eine ausgeblendete Maske wirkt nicht (Strg+Umschalt+H)</translation>
    </message>
    <message>
        <source>A keyframe at {1} seconds cannot be: its time is 0 or more.</source>
        <translation>Ein Schlüsselbild bei {1} Sekunden geht nicht: Seine Zeit ist 0 oder mehr.</translation>
    </message>
    <message>
        <source>A latent is damaged: some of its numbers are not finite.</source>
        <translation>Ein Latent ist beschädigt: Manche Zahlen darin sind nicht endlich.</translation>
    </message>
    <message>
        <source>A latent of the shape {1} is not this model's: choose the model that made it.</source>
        <translation>Ein Latent der Form {1} gehört nicht zu diesem Modell: das Modell wählen, von dem es stammt.</translation>
    </message>
    <message>
        <source>A map is made of latents or of prompts: give one of the two.</source>
        <translation>Eine Karte entsteht aus Latents oder aus Prompts: eines von beiden angeben.</translation>
    </message>
    <message>
        <source>A mixture has 1 to {1} latents, and its recipe says how much of each.</source>
        <translation>Eine Mischung hat 1 bis {1} Latents, und ihr Rezept sagt, wie viel von jedem.</translation>
    </message>
    <message>
        <source>A model in diffusers' layout, or a folder of models</source>
        <translation>Ein Modell im Aufbau von diffusers oder ein Ordner voller Modelle</translation>
    </message>
    <message>
        <source>A morph goes from one picture to another: give two, and a share between 0 and 1.</source>
        <translation>Ein Morph führt von einem Bild zum anderen: zwei angeben und einen Anteil von 0 bis 1.</translation>
    </message>
    <message>
        <source>A picture cannot be extended by less than nothing: crop it instead.</source>
        <translation>Ein Bild lässt sich nicht um weniger als nichts erweitern: stattdessen zuschneiden.</translation>
    </message>
    <message>
        <source>A picture cannot branch at step {1}: the first is 1.</source>
        <translation>Ein Bild kann bei Schritt {1} nicht abzweigen: Der erste ist 1.</translation>
    </message>
    <message>
        <source>A picture of another size took the place of all layers: undo brings them back.</source>
        <translation>Ein Bild anderer Größe hat alle Ebenen ersetzt: Rückgängig bringt sie zurück.</translation>
    </message>
    <message>
        <source>A picture of its timeline is damaged and was left out.</source>
        <translation>Ein Bild der Zeitleiste ist beschädigt und fehlt.</translation>
    </message>
    <message>
        <source>A picture that was made from another picture cannot be drawn from its words alone: use the picture itself as the keyframe.</source>
        <translation>Ein Bild, das aus einem anderen entstand, lässt sich nicht allein aus seinen Wörtern zeichnen: das Bild selbst als Schlüsselbild nehmen.</translation>
    </message>
    <message>
        <source>A quality of {1} cannot be used: choose 1 to 100.</source>
        <translation>Eine Qualität von {1} geht nicht: 1 bis 100 wählen.</translation>
    </message>
    <message>
        <source>A rate factor of {1} cannot be used: choose 0 (finest) to 51.</source>
        <translation>Ein Ratenfaktor von {1} geht nicht: 0 (am feinsten) bis 51 wählen.</translation>
    </message>
    <message>
        <source>A recipe holds up to {1} changes of latent cells and {2} branches.</source>
        <translation>Ein Rezept fasst bis zu {1} Änderungen an Latent-Zellen und {2} Abzweigungen.</translation>
    </message>
    <message>
        <source>A region of {1}x{2} pixels is empty: choose a larger one.</source>
        <translation>Ein Bereich von {1}x{2} Pixeln ist leer: einen größeren wählen.</translation>
    </message>
    <message>
        <source>A small file that changes what the model draws</source>
        <translation>Eine kleine Datei, die verändert, was das Modell zeichnet</translation>
    </message>
    <message>
        <source>A straight line; add to the mask</source>
        <translation>Gerade Linie; zur Maske hinzufügen</translation>
    </message>
    <message>
        <source>A strength of {1} cannot be used: choose between 0 and 1.</source>
        <translation>Eine Stärke von {1} geht nicht: 0 bis 1 wählen.</translation>
    </message>
    <message>
        <source>A strength of {strength} cannot be used: choose between 0 and 1.</source>
        <translation>Eine Stärke von {strength} geht nicht: einen Wert von 0 bis 1 wählen.</translation>
    </message>
    <message>
        <source>A tiny model that draws emoji-like faces, hearts, animals, plants and food.</source>
        <translation>Ein winziges Modell, das emojiartige Gesichter, Herzen, Tiere, Pflanzen und Essen zeichnet.</translation>
    </message>
    <message>
        <source>A walk cannot be repeated {1} times: choose 1 to 100.</source>
        <translation>Eine Reise lässt sich nicht {1}-mal wiederholen: 1 bis 100 wählen.</translation>
    </message>
    <message>
        <source>A walk needs two keyframes and {1}: add another.</source>
        <translation>Eine Reise braucht zwei Schlüsselbilder, und {1}: noch eines hinzufügen.</translation>
    </message>
    <message>
        <source>A walk of {1} seconds has no frames: give it some time.</source>
        <translation>Eine Reise von {1} Sekunden hat keine Bilder: ihr etwas Zeit geben.</translation>
    </message>
    <message>
        <source>A window of its own</source>
        <translation>Eigenes Fenster</translation>
    </message>
    <message>
        <source>A {1} direction is learned from prompts: describe the examples, or choose the kind “latent”.</source>
        <translation>Eine Richtung der Art „{1}“ wird aus Prompts gelernt: die Beispiele beschreiben oder die Art „latent“ wählen.</translation>
    </message>
    <message>
        <source>A {1} of {2} cannot be used: choose between 0 and 1.</source>
        <translation>{1} {2} geht nicht: 0 bis 1 wählen.</translation>
    </message>
    <message>
        <source>A − B + C</source>
        <translation>A − B + C</translation>
    </message>
    <message>
        <source>About Latentscape</source>
        <translation>Über Latentscape</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Accept the changed cells</source>
        <translation>Geänderte Zellen übernehmen</translation>
    </message>
    <message>
        <source>Accept what the directions made</source>
        <translation>Übernehmen, was die Richtungen ergeben</translation>
    </message>
    <message>
        <source>Across, in pixels of the picture ([ and ]).</source>
        <translation>Durchmesser in Bildpixeln ([ und ]).</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Addieren</translation>
    </message>
    <message>
        <source>Add a LoRA…</source>
        <translation>LoRA hinzufügen …</translation>
    </message>
    <message>
        <source>Add a file…</source>
        <translation>Datei hinzufügen …</translation>
    </message>
    <message>
        <source>Add a folder of pictures</source>
        <translation>Ordner mit Bildern hinzufügen</translation>
    </message>
    <message>
        <source>Add a folder of pictures to the map</source>
        <translation>Ordner mit Bildern zur Karte hinzufügen</translation>
    </message>
    <message>
        <source>Add a folder of pictures…</source>
        <translation>Ordner mit Bildern hinzufügen …</translation>
    </message>
    <message>
        <source>Add a folder with a model of yours, or choose another</source>
        <translation>Ordner mit einem eigenen Modell hinzufügen oder ein anderes wählen</translation>
    </message>
    <message>
        <source>Add a folder with models</source>
        <translation>Ordner mit Modellen hinzufügen</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>Ordner hinzufügen …</translation>
    </message>
    <message>
        <source>Add a keyframe</source>
        <translation>Schlüsselbild hinzufügen</translation>
    </message>
    <message>
        <source>Add a model file</source>
        <translation>Modelldatei hinzufügen</translation>
    </message>
    <message>
        <source>Add a model file…</source>
        <translation>Modelldatei hinzufügen …</translation>
    </message>
    <message>
        <source>Add a model folder</source>
        <translation>Modellordner hinzufügen</translation>
    </message>
    <message>
        <source>Add a model folder…</source>
        <translation>Modellordner hinzufügen …</translation>
    </message>
    <message>
        <source>Add a picture</source>
        <translation>Bild hinzufügen</translation>
    </message>
    <message>
        <source>Add a picture file…</source>
        <translation>Bilddatei hinzufügen …</translation>
    </message>
    <message>
        <source>Add keyframe</source>
        <translation>Schlüsselbild hinzufügen</translation>
    </message>
    <message>
        <source>Add prompt and seed as a keyframe</source>
        <translation>Prompt und Seed als Schlüsselbild hinzufügen</translation>
    </message>
    <message>
        <source>Add the canvas as a keyframe</source>
        <translation>Leinwand als Schlüsselbild hinzufügen</translation>
    </message>
    <message>
        <source>Add to the timeline</source>
        <translation>Zur Zeitleiste hinzufügen</translation>
    </message>
    <message>
        <source>Add to the timeline	K</source>
        <translation>Zur Zeitleiste hinzufügen	K</translation>
    </message>
    <message>
        <source>Adds {room}</source>
        <translation>Ergänzt {room}</translation>
    </message>
    <message>
        <source>Agree with the first keyframe</source>
        <translation>An das erste Schlüsselbild angleichen</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>All cells as they were</source>
        <translation>Alle Zellen wie zuvor</translation>
    </message>
    <message>
        <source>All layers</source>
        <translation>Alle Ebenen</translation>
    </message>
    <message>
        <source>All models…</source>
        <translation>Alle Modelle …</translation>
    </message>
    <message>
        <source>All sliders to 0, but for those that are held</source>
        <translation>Alle Regler auf 0, außer den gehaltenen</translation>
    </message>
    <message>
        <source>All values of the latent; the line is a standard normal of its size.</source>
        <translation>Alle Werte des Latents; die Linie ist eine Standardnormalverteilung dieser Größe.</translation>
    </message>
    <message>
        <source>Alt and drag</source>
        <translation>Alt und ziehen</translation>
    </message>
    <message>
        <source>Always sharp</source>
        <translation>Immer scharf</translation>
    </message>
    <message>
        <source>An amount of {1} of “{2}” cannot be used: choose between -{3} and {4}.</source>
        <translation>Eine Menge von {1} für „{2}“ geht nicht: -{3} bis {4} wählen.</translation>
    </message>
    <message>
        <source>An ingredient is a latent or a picture: give one of the two.</source>
        <translation>Eine Zutat ist ein Latent oder ein Bild: eines von beiden angeben.</translation>
    </message>
    <message>
        <source>An opacity of {1} cannot be used: choose between 0 and 1.</source>
        <translation>Eine Deckkraft von {1} geht nicht: 0 bis 1 wählen.</translation>
    </message>
    <message>
        <source>Animated WebP</source>
        <translation>Animiertes WebP</translation>
    </message>
    <message>
        <source>Another picture is looked into: the cells that were changed are let go.</source>
        <translation>Es wird in ein anderes Bild geschaut: die geänderten Zellen sind verworfen.</translation>
    </message>
    <message>
        <source>Another picture is shown: keep or discard it, then the layers can be changed.</source>
        <translation>Gezeigt wird ein anderes Bild: erst behalten oder verwerfen, dann die Ebenen ändern.</translation>
    </message>
    <message>
        <source>Any colour vision can tell these apart; the outline is black and white.</source>
        <translation>Bei jedem Farbsehen zu unterscheiden; der Umriss ist schwarz und weiß.</translation>
    </message>
    <message>
        <source>Apache-2.0 (LICENSES.md says what it learned from)</source>
        <translation>Apache-2.0 (LICENSES.md sagt, woraus es gelernt hat)</translation>
    </message>
    <message>
        <source>Apache-2.0. Everything runs on this machine; nothing is sent anywhere.</source>
        <translation>Apache-2.0. Alles läuft auf diesem Rechner; nichts wird gesendet.</translation>
    </message>
    <message>
        <source>Apple GPU (MPS)</source>
        <translation>Apple-GPU (MPS)</translation>
    </message>
    <message>
        <source>Arithmetic</source>
        <translation>Rechnen</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Ask the hub what there is under this name</source>
        <translation>Den Hub fragen, was es unter diesem Namen gibt</translation>
    </message>
    <message>
        <source>Autosave does not work: {sentence}</source>
        <translation>Automatisches Sichern geht nicht: {sentence}</translation>
    </message>
    <message>
        <source>Autosave is off: its folder cannot be written.</source>
        <translation>Automatisches Sichern ist aus: In seinen Ordner lässt sich nicht schreiben.</translation>
    </message>
    <message>
        <source>Away from</source>
        <translation>Weg von</translation>
    </message>
    <message>
        <source>Back to the canvas</source>
        <translation>Zurück zur Leinwand</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>Hintergrund</translation>
    </message>
    <message>
        <source>Between A and B, drawn anew</source>
        <translation>Zwischen A und B, neu gezeichnet</translation>
    </message>
    <message>
        <source>Between A and B, latents</source>
        <translation>Zwischen A und B, Latents</translation>
    </message>
    <message>
        <source>Between two dabs, as a share of the radius.</source>
        <translation>Zwischen zwei Tupfern, als Anteil des Radius.</translation>
    </message>
    <message>
        <source>Black and white</source>
        <translation>Schwarz und Weiß</translation>
    </message>
    <message>
        <source>Blend</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>Blending of the layer</source>
        <translation>Füllmethode der Ebene</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Blurred surroundings</source>
        <translation>Unscharfe Umgebung</translation>
    </message>
    <message>
        <source>Bottom</source>
        <translation>Unten</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>Abzweigen</translation>
    </message>
    <message>
        <source>Branch from here</source>
        <translation>Von hier abzweigen</translation>
    </message>
    <message>
        <source>Bring back {name}</source>
        <translation>„{name}“ zurückholen</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>Pinsel</translation>
    </message>
    <message>
        <source>Brush; Shift draws a straight line, Alt takes a colour</source>
        <translation>Pinsel; Umschalt zieht eine Gerade, Alt nimmt eine Farbe auf</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Candidates</source>
        <translation>Vorschläge</translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation>Leinwand</translation>
    </message>
    <message>
        <source>Canvas size</source>
        <translation>Leinwandgröße</translation>
    </message>
    <message>
        <source>Canvas size…</source>
        <translation>Leinwandgröße …</translation>
    </message>
    <message>
        <source>Cell {column}, {row}</source>
        <translation>Zelle {column}, {row}</translation>
    </message>
    <message>
        <source>Cells of the channel</source>
        <translation>Zellen des Kanals</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Change both sides together</source>
        <translation>Beide Seiten gemeinsam ändern</translation>
    </message>
    <message>
        <source>Change latent cells</source>
        <translation>Latent-Zellen ändern</translation>
    </message>
    <message>
        <source>Change nothing</source>
        <translation>Nichts ändern</translation>
    </message>
    <message>
        <source>Change the easing</source>
        <translation>Easing ändern</translation>
    </message>
    <message>
        <source>Change the frames a second</source>
        <translation>Bilder pro Sekunde ändern</translation>
    </message>
    <message>
        <source>Change the length</source>
        <translation>Länge ändern</translation>
    </message>
    <message>
        <source>Change the mode</source>
        <translation>Modus ändern</translation>
    </message>
    <message>
        <source>Change the pace</source>
        <translation>Tempo ändern</translation>
    </message>
    <message>
        <source>Change the path</source>
        <translation>Weg ändern</translation>
    </message>
    <message>
        <source>Change the prompt</source>
        <translation>Prompt ändern</translation>
    </message>
    <message>
        <source>Change the seed</source>
        <translation>Seed ändern</translation>
    </message>
    <message>
        <source>Change the size</source>
        <translation>Größe ändern</translation>
    </message>
    <message>
        <source>Change them in Edit ▸ Preferences.</source>
        <translation>Zu ändern unter Bearbeiten ▸ Einstellungen.</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Changed by {inside:.1f}</source>
        <translation>Verändert um {inside:.1f}</translation>
    </message>
    <message>
        <source>Changed by {inside:.1f} inside the mask, {outside:g} outside</source>
        <translation>Verändert um {inside:.1f} in der Maske, {outside:g} außerhalb</translation>
    </message>
    <message>
        <source>Changes {share} % of the picture's pixels; all others stay as they are.</source>
        <translation>Ändert {share} % der Bildpixel; alle anderen bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Channel {count}</source>
        <translation>Kanal {count}</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Wählen</translation>
    </message>
    <message>
        <source>Choose a file, or drop one here</source>
        <translation>Eine Datei wählen oder hierher ziehen</translation>
    </message>
    <message>
        <source>Choose a folder of pictures</source>
        <translation>Bilderordner wählen</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>Bild wählen</translation>
    </message>
    <message>
        <source>Choose a picture …</source>
        <translation>Bild wählen …</translation>
    </message>
    <message>
        <source>Choose a size</source>
        <translation>Größe wählen</translation>
    </message>
    <message>
        <source>Choose pictures</source>
        <translation>Bilder wählen</translation>
    </message>
    <message>
        <source>Choose where to</source>
        <translation>Zielort wählen</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Clear the layer</source>
        <translation>Ebene leeren</translation>
    </message>
    <message>
        <source>Clear the list</source>
        <translation>Liste leeren</translation>
    </message>
    <message>
        <source>Clear the mask</source>
        <translation>Maske leeren</translation>
    </message>
    <message>
        <source>Click a place, or use the arrow keys</source>
        <translation>Eine Stelle anklicken oder die Pfeiltasten nutzen</translation>
    </message>
    <message>
        <source>Click to choose another model.</source>
        <translation>Klicken, um ein anderes Modell zu wählen.</translation>
    </message>
    <message>
        <source>Click, then press the keys; Backspace for none, Esc to leave it</source>
        <translation>Klicken, dann die Tasten drücken; Rücktaste für keine, Esc lässt alles</translation>
    </message>
    <message>
        <source>Clip skip</source>
        <translation>Clip-Skip</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Colour {hex}</source>
        <translation>Farbe {hex}</translation>
    </message>
    <message>
        <source>Comes back</source>
        <translation>Kommt zurück</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Compiles the model for the GPU: the first picture of a size waits, others are faster.</source>
        <translation>Kompiliert das Modell für die GPU: Das erste Bild einer Größe wartet, weitere sind schneller.</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy diagnostic report</source>
        <translation>Diagnosebericht kopieren</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <source>Copy the cells</source>
        <translation>Zellen kopieren</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Befehl kopieren</translation>
    </message>
    <message>
        <source>Copy the hash</source>
        <translation>Hash kopieren</translation>
    </message>
    <message>
        <source>Copy the picture</source>
        <translation>Bild kopieren</translation>
    </message>
    <message numerus="yes">
        <source>Copy {count} keyframes</source>
        <translation>
            <numerusform>Schlüsselbild kopieren</numerusform>
            <numerusform>{count} Schlüsselbilder kopieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>Zuschneiden</translation>
    </message>
    <message>
        <source>Crop: draw what to keep, drag its sides, Enter cuts the rest off</source>
        <translation>Zuschneiden: aufziehen, was bleibt, Seiten ziehen, Enter schneidet den Rest ab</translation>
    </message>
    <message>
        <source>Cubic</source>
        <translation>Kubisch</translation>
    </message>
    <message>
        <source>Cut off what lies outside; layers keep it</source>
        <translation>Was außen liegt, abschneiden; die Ebenen behalten es</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Dark or light colours, or as the system has it.</source>
        <translation>Dunkle oder helle Farben, oder wie das System es vorgibt.</translation>
    </message>
    <message>
        <source>Darken</source>
        <translation>Abdunkeln</translation>
    </message>
    <message>
        <source>Decode</source>
        <translation>Dekodieren</translation>
    </message>
    <message>
        <source>Decode again</source>
        <translation>Erneut dekodieren</translation>
    </message>
    <message>
        <source>Decoding</source>
        <translation>Wird dekodiert</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Entf</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete the layer</source>
        <translation>Ebene löschen</translation>
    </message>
    <message numerus="yes">
        <source>Delete {count} keyframes</source>
        <translation>
            <numerusform>Schlüsselbild löschen</numerusform>
            <numerusform>{count} Schlüsselbilder löschen</numerusform>
        </translation>
    </message>
    <message>
        <source>Describe a picture at the right, or begin here</source>
        <translation>Rechts ein Bild beschreiben oder hier beginnen</translation>
    </message>
    <message>
        <source>Describe the picture</source>
        <translation>Das Bild beschreiben</translation>
    </message>
    <message>
        <source>Describe two things, or show pictures of both: from the history, from a folder, or dropped here. The direction leads from one to the other. A few dozen pictures a side make a good one.</source>
        <translation>Zwei Dinge beschreiben oder Bilder von beiden zeigen: aus dem Verlauf, aus einem Ordner oder hier abgelegt. Die Richtung führt vom einen zum anderen. Ein paar Dutzend Bilder je Seite ergeben eine gute.</translation>
    </message>
    <message>
        <source>Deterministic, good for walks</source>
        <translation>Deterministisch, gut für Reisen</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Difference ×4 · {psnr:.1f} dB
Model's own limit: {round_trip:.1f} dB</source>
        <translation>Differenz ×4 · {psnr:.1f} dB
Grenze des Modells: {round_trip:.1f} dB</translation>
    </message>
    <message>
        <source>Diffusion</source>
        <translation>Fehlerverteilung</translation>
    </message>
    <message>
        <source>Direct</source>
        <translation>Direkt</translation>
    </message>
    <message>
        <source>Directions</source>
        <translation>Richtungen</translation>
    </message>
    <message>
        <source>Directions (*{suffix})</source>
        <translation>Richtungen (*{suffix})</translation>
    </message>
    <message>
        <source>Directions cannot be kept: check your data folder.</source>
        <translation>Richtungen lassen sich nicht speichern: den Datenordner prüfen.</translation>
    </message>
    <message>
        <source>Directions of new pictures</source>
        <translation>Richtungen neuer Bilder</translation>
    </message>
    <message>
        <source>Directions of the keyframe</source>
        <translation>Richtungen des Schlüsselbilds</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Distribution</source>
        <translation>Verteilung</translation>
    </message>
    <message>
        <source>Dither</source>
        <translation>Dithering</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Double click on a value</source>
        <translation>Doppelklick auf einen Wert</translation>
    </message>
    <message>
        <source>Double-click to rename, drag to reorder, Space to show or hide</source>
        <translation>Doppelklick zum Umbenennen, Ziehen zum Umordnen, Leertaste blendet ein und aus</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>Download a model</source>
        <translation>Modell herunterladen</translation>
    </message>
    <message>
        <source>Download a model…</source>
        <translation>Modell herunterladen …</translation>
    </message>
    <message>
        <source>Download…</source>
        <translation>Herunterladen …</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>Draft: fewer steps, a quick look. Final: as it will be exported</source>
        <translation>Entwurf: weniger Schritte, ein schneller Blick. Endfassung: wie exportiert wird</translation>
    </message>
    <message>
        <source>Drag a side, or draw what to keep</source>
        <translation>Eine Seite ziehen oder aufziehen, was bleibt</translation>
    </message>
    <message>
        <source>Drag between the points to see what lies there. Right-click for more.</source>
        <translation>Zwischen den Punkten ziehen, um zu sehen, was dort liegt. Rechtsklick für mehr.</translation>
    </message>
    <message>
        <source>Drag over the points it should lead away from, {count} so far (Ctrl+drag; A)</source>
        <translation>Über die Punkte ziehen, von denen sie wegführen soll, bisher {count} (Strg+Ziehen; A)</translation>
    </message>
    <message>
        <source>Drag over the points it should lead to, {count} so far (Shift+drag; T)</source>
        <translation>Über die Punkte ziehen, zu denen sie führen soll, bisher {count} (Umschalt+Ziehen; T)</translation>
    </message>
    <message>
        <source>Drag, type or use the arrow keys; double-click for the default.</source>
        <translation>Ziehen, tippen oder Pfeiltasten; Doppelklick stellt den Standard her.</translation>
    </message>
    <message>
        <source>Draw all frames, coarse to fine; what changes is drawn anew</source>
        <translation>Alle Bilder zeichnen, erst grob, dann fein; was sich ändert, wird neu gezeichnet</translation>
    </message>
    <message>
        <source>Draw anew</source>
        <translation>Neu zeichnen</translation>
    </message>
    <message>
        <source>Draw it</source>
        <translation>Zeichnen lassen</translation>
    </message>
    <message>
        <source>Draw its steps again</source>
        <translation>Schritte noch einmal zeichnen</translation>
    </message>
    <message>
        <source>Draw or open a picture, then drag a slider to lead it.</source>
        <translation>Ein Bild zeichnen oder öffnen, dann mit einem Regler lenken.</translation>
    </message>
    <message>
        <source>Draw or open a picture: its latent will be here, to look into and to change.</source>
        <translation>Ein Bild zeichnen oder öffnen: Hier steht dann sein Latent, zum Hineinsehen und Ändern.</translation>
    </message>
    <message>
        <source>Draw others with the next seeds; these stay in the history</source>
        <translation>Weitere mit den nächsten Seeds zeichnen; diese bleiben im Verlauf</translation>
    </message>
    <message>
        <source>Draw over the picture on the canvas</source>
        <translation>Über das Bild auf der Leinwand zeichnen</translation>
    </message>
    <message>
        <source>Draw pictures, or drop a folder of them here: each will be a point, like beside like.</source>
        <translation>Bilder zeichnen oder einen Ordner hier ablegen: Jedes wird ein Punkt, Ähnliches liegt bei Ähnlichem.</translation>
    </message>
    <message>
        <source>Draw something</source>
        <translation>Etwas zeichnen</translation>
    </message>
    <message>
        <source>Draw what the prompt says</source>
        <translation>Zeichnen, was der Prompt sagt</translation>
    </message>
    <message>
        <source>Draw with this model</source>
        <translation>Mit diesem Modell zeichnen</translation>
    </message>
    <message>
        <source>Draw {prompt}</source>
        <translation>{prompt} zeichnen</translation>
    </message>
    <message>
        <source>Draw “{prompt}”</source>
        <translation>„{prompt}“ zeichnen</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>Zeichnen</translation>
    </message>
    <message>
        <source>Drawing its steps again…</source>
        <translation>Die Schritte werden noch einmal gezeichnet …</translation>
    </message>
    <message>
        <source>Draws the picture again; from this step on as it is said here</source>
        <translation>Zeichnet das Bild noch einmal; ab diesem Schritt, wie es hier steht</translation>
    </message>
    <message>
        <source>Draws the picture once more from its recipe; only its steps are kept</source>
        <translation>Zeichnet das Bild noch einmal nach seinem Rezept; nur die Schritte bleiben</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>Abweichung</translation>
    </message>
    <message>
        <source>Drop pictures on {letters}, or press there to choose.</source>
        <translation>Bilder auf {letters} ablegen oder dort klicken, um zu wählen.</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Duplicate a keyframe</source>
        <translation>Schlüsselbild duplizieren</translation>
    </message>
    <message>
        <source>Duplicate the layer</source>
        <translation>Ebene duplizieren</translation>
    </message>
    <message>
        <source>Each picture with its recipe, over restarts. Point at one to take its settings or its seed again.</source>
        <translation>Jedes Bild mit seinem Rezept, auch nach einem Neustart. Auf eines zeigen, um Einstellungen oder Seed wieder zu übernehmen.</translation>
    </message>
    <message>
        <source>Ease in</source>
        <translation>Sanft beginnen</translation>
    </message>
    <message>
        <source>Ease in and out</source>
        <translation>Sanft beginnen und enden</translation>
    </message>
    <message>
        <source>Ease out</source>
        <translation>Sanft enden</translation>
    </message>
    <message>
        <source>Easing</source>
        <translation>Easing</translation>
    </message>
    <message>
        <source>Ellipse mask</source>
        <translation>Ellipsenmaske</translation>
    </message>
    <message>
        <source>Ellipse mask; Shift adds, Alt takes away</source>
        <translation>Ellipsenmaske; Umschalt fügt hinzu, Alt nimmt weg</translation>
    </message>
    <message>
        <source>Empty all three places</source>
        <translation>Alle drei Plätze leeren</translation>
    </message>
    <message>
        <source>Empty both groups</source>
        <translation>Beide Gruppen leeren</translation>
    </message>
    <message>
        <source>Encode and decode it</source>
        <translation>Kodieren und dekodieren</translation>
    </message>
    <message>
        <source>Encoded and decoded it is the same picture.</source>
        <translation>Kodiert und dekodiert ist es dasselbe Bild.</translation>
    </message>
    <message>
        <source>Encoded and decoded; click to enlarge</source>
        <translation>Kodiert und dekodiert; klicken zum Vergrößern</translation>
    </message>
    <message>
        <source>Encoding the picture</source>
        <translation>Bild wird kodiert</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Engine</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Enter keeps it in the history, K makes it a keyframe, Esc lets it go.</source>
        <translation>Enter behält es im Verlauf, K macht ein Schlüsselbild daraus, Esc lässt es los.</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Radieren</translation>
    </message>
    <message>
        <source>Erase mask</source>
        <translation>Maske radieren</translation>
    </message>
    <message>
        <source>Erase the cells</source>
        <translation>Zellen löschen</translation>
    </message>
    <message>
        <source>Eraser; Shift draws a straight line</source>
        <translation>Radierer; Umschalt zieht eine Gerade</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Error × {times}</source>
        <translation>Fehler × {times}</translation>
    </message>
    <message>
        <source>Euler ancestral does not know this model's kind of prediction: choose DDIM.</source>
        <translation>Euler ancestral kennt die Vorhersageart dieses Modells nicht: DDIM wählen.</translation>
    </message>
    <message>
        <source>Even</source>
        <translation>Gleichmäßig</translation>
    </message>
    <message>
        <source>Even: successive frames differ by about the same amount</source>
        <translation>Gleichmäßig: Aufeinanderfolgende Bilder unterscheiden sich etwa gleich stark</translation>
    </message>
    <message>
        <source>Evening out the pace</source>
        <translation>Tempo wird ausgeglichen</translation>
    </message>
    <message>
        <source>Every picture you draw is kept here.</source>
        <translation>Hier bleibt jedes gezeichnete Bild.</translation>
    </message>
    <message>
        <source>Every step is shown while it is made. Cancel a bad start at once: nothing is lost.</source>
        <translation>Jeder Schritt ist zu sehen, während er entsteht. Einen schlechten Anfang gleich abbrechen: Nichts geht verloren.</translation>
    </message>
    <message>
        <source>Everything is kept</source>
        <translation>Alles bleibt erhalten</translation>
    </message>
    <message>
        <source>Examples are either prompts or pictures: give one of the two.</source>
        <translation>Beispiele sind entweder Prompts oder Bilder: eines von beiden angeben.</translation>
    </message>
    <message>
        <source>Examples of {name}</source>
        <translation>Beispiele für {name}</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Export again</source>
        <translation>Erneut exportieren</translation>
    </message>
    <message>
        <source>Export the direction</source>
        <translation>Richtung exportieren</translation>
    </message>
    <message>
        <source>Export the picture</source>
        <translation>Bild exportieren</translation>
    </message>
    <message>
        <source>Export the picture…</source>
        <translation>Bild exportieren …</translation>
    </message>
    <message>
        <source>Export the walk</source>
        <translation>Reise exportieren</translation>
    </message>
    <message>
        <source>Export the walk…</source>
        <translation>Reise exportieren …</translation>
    </message>
    <message>
        <source>Exported as {name}.</source>
        <translation>Exportiert als {name}.</translation>
    </message>
    <message>
        <source>Exported: {name}.</source>
        <translation>Exportiert: {name}.</translation>
    </message>
    <message>
        <source>Exporting {percent} %</source>
        <translation>Export: {percent} %</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Extend and fill</source>
        <translation>Erweitern und füllen</translation>
    </message>
    <message>
        <source>Extend canvas and fill</source>
        <translation>Leinwand erweitern und füllen</translation>
    </message>
    <message>
        <source>Extend canvas and fill…</source>
        <translation>Leinwand erweitern und füllen …</translation>
    </message>
    <message>
        <source>Extended edges</source>
        <translation>Verlängerte Ränder</translation>
    </message>
    <message>
        <source>Eyedropper: take a colour from the picture</source>
        <translation>Pipette: eine Farbe aus dem Bild aufnehmen</translation>
    </message>
    <message>
        <source>Feather</source>
        <translation>Weiche Kante</translation>
    </message>
    <message>
        <source>Feather the mask</source>
        <translation>Maskenkante weichzeichnen</translation>
    </message>
    <message>
        <source>Feather…</source>
        <translation>Weiche Kante …</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>Füllen</translation>
    </message>
    <message>
        <source>Fill; Alt takes a colour</source>
        <translation>Füllen; Alt nimmt eine Farbe auf</translation>
    </message>
    <message>
        <source>Final</source>
        <translation>Endfassung</translation>
    </message>
    <message>
        <source>Find a command…</source>
        <translation>Befehl suchen …</translation>
    </message>
    <message>
        <source>Finding the picture's noise</source>
        <translation>Rauschen des Bilds wird gesucht</translation>
    </message>
    <message>
        <source>Finds the noise the picture could have come from: smoothest, takes a while to begin</source>
        <translation>Sucht das Rauschen, aus dem das Bild stammen könnte: am fließendsten, braucht etwas Vorlauf</translation>
    </message>
    <message>
        <source>Finishing the file</source>
        <translation>Die Datei wird abgeschlossen</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Five steps through the window; Esc leaves</source>
        <translation>Fünf Schritte durch das Fenster; Esc beendet</translation>
    </message>
    <message>
        <source>Flatten</source>
        <translation>Auf eine Ebene reduzieren</translation>
    </message>
    <message>
        <source>Flip left and right</source>
        <translation>Horizontal spiegeln</translation>
    </message>
    <message>
        <source>Flip top and bottom</source>
        <translation>Vertikal spiegeln</translation>
    </message>
    <message>
        <source>Flow</source>
        <translation>Fluss</translation>
    </message>
    <message>
        <source>Folders (*)</source>
        <translation>Ordner (*)</translation>
    </message>
    <message>
        <source>Folders…</source>
        <translation>Ordner …</translation>
    </message>
    <message>
        <source>Foreseen</source>
        <translation>Vorhersage</translation>
    </message>
    <message>
        <source>Foreseen at step {step} of {total}</source>
        <translation>Vorhersage bei Schritt {step} von {total}</translation>
    </message>
    <message>
        <source>Forget all keys that were changed</source>
        <translation>Alle geänderten Tasten vergessen</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Frame {done} of {total}</source>
        <translation>Bild {done} von {total}</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Frames a second.</source>
        <translation>Bilder pro Sekunde.</translation>
    </message>
    <message>
        <source>Frames/s</source>
        <translation>Bilder/s</translation>
    </message>
    <message>
        <source>From A to B</source>
        <translation>Von A nach B</translation>
    </message>
    <message>
        <source>From frame</source>
        <translation>Von Bild</translation>
    </message>
    <message>
        <source>From one picture to another, frame by frame</source>
        <translation>Von einem Bild zum anderen, Bild für Bild</translation>
    </message>
    <message>
        <source>From step {step} on: {prompt}</source>
        <translation>Ab Schritt {step}: {prompt}</translation>
    </message>
    <message>
        <source>From the Hugging Face hub, by its name</source>
        <translation>Vom Hugging Face Hub, über seinen Namen</translation>
    </message>
    <message>
        <source>From the history</source>
        <translation>Aus dem Verlauf</translation>
    </message>
    <message>
        <source>From the layer’s opacity</source>
        <translation>Aus der Deckkraft der Ebene</translation>
    </message>
    <message>
        <source>From the {more} marked + to the {less} marked −</source>
        <translation>Zu den {more} mit +, weg von den {less} mit −</translation>
    </message>
    <message>
        <source>From two prompts, or two sets of pictures</source>
        <translation>Aus zwei Prompts oder zwei Reihen von Bildern</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Generieren</translation>
    </message>
    <message>
        <source>Go back to an earlier step to branch there.</source>
        <translation>Zum Abzweigen zu einem früheren Schritt zurückgehen.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiterarbeiten</translation>
    </message>
    <message>
        <source>Go on exporting</source>
        <translation>Weiter exportieren</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Grau</translation>
    </message>
    <message>
        <source>Grow</source>
        <translation>Ausweiten</translation>
    </message>
    <message>
        <source>Grow the mask</source>
        <translation>Maske ausweiten</translation>
    </message>
    <message>
        <source>Grow…</source>
        <translation>Ausweiten …</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>Guidance</translation>
    </message>
    <message>
        <source>Hand: move the view, drag the picture out</source>
        <translation>Hand: Ansicht verschieben, Bild herausziehen</translation>
    </message>
    <message>
        <source>Harder brush</source>
        <translation>Härterer Pinsel</translation>
    </message>
    <message>
        <source>Hardness</source>
        <translation>Härte</translation>
    </message>
    <message>
        <source>Hash {digits}</source>
        <translation>Hash {digits}</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Hide the layer</source>
        <translation>Ebene ausblenden</translation>
    </message>
    <message>
        <source>Hide the mask</source>
        <translation>Maske ausblenden</translation>
    </message>
    <message>
        <source>Histogram of the latent</source>
        <translation>Histogramm des Latents</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>History on disk</source>
        <translation>Verlauf auf der Platte</translation>
    </message>
    <message>
        <source>Hold it when all are reset</source>
        <translation>Halten, wenn alle zurückgesetzt werden</translation>
    </message>
    <message>
        <source>Hold {name}</source>
        <translation>{name} halten</translation>
    </message>
    <message>
        <source>Hold, then cut</source>
        <translation>Halten, dann Schnitt</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Pos1</translation>
    </message>
    <message>
        <source>How closely to follow the prompt from this step on.</source>
        <translation>Wie genau dem Prompt ab diesem Schritt gefolgt wird.</translation>
    </message>
    <message>
        <source>How closely to follow the prompt.</source>
        <translation>Wie genau dem Prompt gefolgt wird.</translation>
    </message>
    <message>
        <source>How far a colour may be from the one that is clicked.</source>
        <translation>Wie weit eine Farbe von der angeklickten abweichen darf.</translation>
    </message>
    <message>
        <source>How far each value is off, brightened; click to enlarge</source>
        <translation>Wie weit jeder Wert abweicht, aufgehellt; klicken zum Vergrößern</translation>
    </message>
    <message>
        <source>How far the frame at this keyframe is from the picture (PSNR: more is closer), beside what is lost by encoding and decoding alone. Grey is no difference.</source>
        <translation>Wie weit die Reise an diesem Schlüsselbild vom Bild abweicht (PSNR: mehr ist näher), neben dem, was allein durch Kodieren und Dekodieren verloren geht. Grau heißt kein Unterschied.</translation>
    </message>
    <message>
        <source>How far to go from the picture: 0 keeps it, 1 forgets it.</source>
        <translation>Wie weit es vom Bild weggehen darf: 0 behält es, 1 vergisst es.</translation>
    </message>
    <message>
        <source>How far to go from what is under the mask: 1 forgets it.</source>
        <translation>Wie weit es von dem unter der Maske weggehen darf: 1 vergisst es.</translation>
    </message>
    <message>
        <source>How it meets what is below</source>
        <translation>Wie sie sich mit dem darunter mischt</translation>
    </message>
    <message>
        <source>How many to choose from.</source>
        <translation>Wie viele zur Auswahl stehen.</translation>
    </message>
    <message>
        <source>How much each dab adds: low builds up slowly.</source>
        <translation>Wie viel jeder Tupfer aufträgt: wenig baut sich langsam auf.</translation>
    </message>
    <message>
        <source>How much is drawn anew as it is led: 0 only decodes, more lets old lines go.</source>
        <translation>Wie viel beim Lenken neu gezeichnet wird: 0 dekodiert nur, mehr lässt alte Linien los.</translation>
    </message>
    <message>
        <source>How much of it: 1 is as it was trained, 0 is nothing of it.</source>
        <translation>Wie viel davon: 1 ist, wie es trainiert wurde, 0 ist nichts davon.</translation>
    </message>
    <message>
        <source>How much of the layer is seen, in per cent.</source>
        <translation>Wie viel von der Ebene zu sehen ist, in Prozent.</translation>
    </message>
    <message>
        <source>How much the picture changed, in levels of 255 (mean), and along what is kept</source>
        <translation>Wie stark sich das Bild verändert hat, in Stufen von 255 (Mittel), und entlang dessen, was bleiben soll</translation>
    </message>
    <message>
        <source>How noise is taken away</source>
        <translation>Wie das Rauschen entfernt wird</translation>
    </message>
    <message>
        <source>How often the walk is put into the file.</source>
        <translation>Wie oft die Reise in die Datei kommt.</translation>
    </message>
    <message>
        <source>How often; 0 is for ever.</source>
        <translation>Wie oft; 0 heißt endlos.</translation>
    </message>
    <message>
        <source>How the steps of a picture are shown; from the next picture on.</source>
        <translation>Wie die Schritte eines Bilds gezeigt werden; ab dem nächsten Bild.</translation>
    </message>
    <message>
        <source>How the way to the next keyframe is timed</source>
        <translation>Zeitlicher Ablauf bis zum nächsten Schlüsselbild</translation>
    </message>
    <message>
        <source>How true the walk stays to this picture is seen once it is drawn.</source>
        <translation>Wie treu die Reise diesem Bild bleibt, zeigt sich, sobald sie gezeichnet ist.</translation>
    </message>
    <message>
        <source>Hue</source>
        <translation>Farbton</translation>
    </message>
    <message>
        <source>Import a direction</source>
        <translation>Richtung importieren</translation>
    </message>
    <message>
        <source>Import a layer</source>
        <translation>Ebene importieren</translation>
    </message>
    <message>
        <source>Import a picture as layer</source>
        <translation>Bild als Ebene importieren</translation>
    </message>
    <message>
        <source>Import a picture as layer…</source>
        <translation>Bild als Ebene importieren …</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren …</translation>
    </message>
    <message>
        <source>In no group</source>
        <translation>In keiner Gruppe</translation>
    </message>
    <message>
        <source>In pixels; the height follows. Scaled with a Lanczos filter.</source>
        <translation>In Pixeln; die Höhe folgt. Skaliert mit Lanczos-Filter.</translation>
    </message>
    <message>
        <source>In standard deviations; learned from {more} and {less} examples.</source>
        <translation>In Standardabweichungen; gelernt aus {more} und {less} Beispielen.</translation>
    </message>
    <message>
        <source>In the folder “{folder}” are things that are not the history's: left alone.</source>
        <translation>Im Ordner „{folder}“ liegt etwas, das nicht zum Verlauf gehört: bleibt unberührt.</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Gebrauch</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Inter, the typeface</source>
        <translation>Inter, die Schrift</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>Umkehren</translation>
    </message>
    <message>
        <source>Invert the mask</source>
        <translation>Maske umkehren</translation>
    </message>
    <message>
        <source>It acts while something is drawn: with a strength above 0, or on new pictures.</source>
        <translation>Sie wirkt, während gezeichnet wird: mit einer Stärke über 0 oder bei neuen Bildern.</translation>
    </message>
    <message>
        <source>It can be paused, and goes on where it was</source>
        <translation>Kann angehalten werden und geht dort weiter, wo es war</translation>
    </message>
    <message>
        <source>It goes on where it was</source>
        <translation>Geht dort weiter, wo es war</translation>
    </message>
    <message>
        <source>It is a {1} file in spite of its name.</source>
        <translation>Trotz ihres Namens ist es eine {1}-Datei.</translation>
    </message>
    <message>
        <source>It is drawn with the size, steps and sampler of the walk, so it may look a little different.</source>
        <translation>Es wird mit Größe, Schritten und Sampler der Reise gezeichnet und kann etwas anders aussehen.</translation>
    </message>
    <message>
        <source>It is not in the library: import it, or set it to 0.</source>
        <translation>Sie fehlt in der Bibliothek: importieren oder auf 0 setzen.</translation>
    </message>
    <message>
        <source>It needs a name and both examples</source>
        <translation>Es fehlt noch ein Name oder ein Beispiel</translation>
    </message>
    <message>
        <source>It was drawn with “{model}”, which is not there.</source>
        <translation>Es wurde mit „{model}“ gezeichnet, und das gibt es hier nicht.</translation>
    </message>
    <message>
        <source>It was drawn with “{model}”.</source>
        <translation>Es wurde mit „{model}“ gezeichnet.</translation>
    </message>
    <message>
        <source>It was led along {names}, which is no longer there.</source>
        <translation>Es wurde entlang {names} geführt; das gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>It was written by a newer Latentscape: what this one does not know of it may be lost.</source>
        <translation>Sie stammt von einem neueren Latentscape: Was dieses nicht kennt, kann verloren gehen.</translation>
    </message>
    <message>
        <source>Its card names no licence: look at its page before you use it.</source>
        <translation>Die Karte nennt keine Lizenz: vor dem Nutzen auf der Seite nachsehen.</translation>
    </message>
    <message>
        <source>Its colour profile could not be used and was passed over.</source>
        <translation>Das Farbprofil war nicht zu gebrauchen und wurde übergangen.</translation>
    </message>
    <message>
        <source>Its colour profile is damaged and was passed over.</source>
        <translation>Das Farbprofil ist beschädigt und wurde übergangen.</translation>
    </message>
    <message>
        <source>Its files stay where they are</source>
        <translation>Die Dateien bleiben, wo sie sind</translation>
    </message>
    <message>
        <source>Its groups of layers were taken apart{1}.</source>
        <translation>Die Ebenengruppen wurden aufgelöst{1}.</translation>
    </message>
    <message>
        <source>Its layers are damaged: it was opened as one flattened picture.</source>
        <translation>Die Ebenen sind beschädigt: als ein einziges Bild geöffnet.</translation>
    </message>
    <message>
        <source>Its maker does not say what it draws.</source>
        <translation>Wer es gemacht hat, sagt nicht, was es zeichnet.</translation>
    </message>
    <message>
        <source>Its pictures are not in the film: choose them again where they are missing.</source>
        <translation>Die Bilder stecken nicht im Film: neu wählen, wo sie fehlen.</translation>
    </message>
    <message>
        <source>Its recipe is damaged.</source>
        <translation>Das Rezept ist beschädigt.</translation>
    </message>
    <message>
        <source>Its small pictures have the shape {1}.</source>
        <translation>Die kleinen Bilder haben die Form {1}.</translation>
    </message>
    <message>
        <source>Its tensor 'kept.{1}' is missing.</source>
        <translation>Der Tensor 'kept.{1}' fehlt.</translation>
    </message>
    <message>
        <source>Its usual value</source>
        <translation>Der übliche Wert</translation>
    </message>
    <message>
        <source>Its {1} values were scaled to 8 bits.</source>
        <translation>Die {1}-Werte wurden auf 8 Bit skaliert.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Keep all of the picture</source>
        <translation>Das ganze Bild behalten</translation>
    </message>
    <message>
        <source>Keep as a new layer</source>
        <translation>Als neue Ebene behalten</translation>
    </message>
    <message>
        <source>Keep it on a layer of its own</source>
        <translation>Auf einer eigenen Ebene behalten</translation>
    </message>
    <message>
        <source>Keep none</source>
        <translation>Keinen behalten</translation>
    </message>
    <message>
        <source>Keep none; all stay in the history</source>
        <translation>Keinen behalten; alle bleiben im Verlauf</translation>
    </message>
    <message>
        <source>Keep the candidate that is shown</source>
        <translation>Den gezeigten Vorschlag behalten</translation>
    </message>
    <message>
        <source>Keep the region where it is</source>
        <translation>Bereich festhalten</translation>
    </message>
    <message>
        <source>Keep the region where it is; while open, it follows the mask</source>
        <translation>Bereich festhalten; solange offen, folgt er der Maske</translation>
    </message>
    <message>
        <source>Keep the seed</source>
        <translation>Seed behalten</translation>
    </message>
    <message>
        <source>Keep the shape</source>
        <translation>Seitenverhältnis behalten</translation>
    </message>
    <message>
        <source>Keep this picture</source>
        <translation>Dieses Bild behalten</translation>
    </message>
    <message>
        <source>Keep this picture; hold \ to see the one before</source>
        <translation>Dieses Bild behalten; \ gedrückt zeigt das vorige</translation>
    </message>
    <message>
        <source>Keep this seed; while open, each picture gets a new one</source>
        <translation>Diesen Seed behalten; solange offen, bekommt jedes Bild einen neuen</translation>
    </message>
    <message>
        <source>Keep what is seen; one undo step</source>
        <translation>Behalten, was zu sehen ist; ein Schritt zum Rückgängigmachen</translation>
    </message>
    <message>
        <source>Keep what lies between in the history	Enter</source>
        <translation>Was dazwischen liegt, im Verlauf behalten	Enter</translation>
    </message>
    <message>
        <source>Keeps {names}.</source>
        <translation>Lässt unverändert: {names}.</translation>
    </message>
    <message>
        <source>Kept in the history.</source>
        <translation>Im Verlauf behalten.</translation>
    </message>
    <message>
        <source>Kept result</source>
        <translation>Behaltenes Ergebnis</translation>
    </message>
    <message>
        <source>Keyframe</source>
        <translation>Schlüsselbild</translation>
    </message>
    <message>
        <source>Keyframe {1} has another {2} ({3}) than the first ({4}): a walk has one for all its frames.</source>
        <translation>Schlüsselbild {1} hat hier „{3}“, das erste „{4}“ ({2}): Eine Reise hat nur eines für alle Bilder.</translation>
    </message>
    <message>
        <source>Keyframe {1} is a latent of {2}, which means nothing to “{3}”: choose that model, or use the picture itself as the keyframe.</source>
        <translation>Schlüsselbild {1} ist ein Latent von {2}, das „{3}“ nichts sagt: jenes Modell wählen oder das Bild selbst als Schlüsselbild nehmen.</translation>
    </message>
    <message>
        <source>Keyframe {number} of {count} · {time:.2f} s</source>
        <translation>Schlüsselbild {number} von {count} · {time:.2f} s</translation>
    </message>
    <message>
        <source>Keyframes {1} and {2} are at the same time: move one of them, or make the walk longer.</source>
        <translation>Schlüsselbilder {1} und {2} liegen auf derselben Zeit: eines verschieben oder die Reise verlängern.</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Keys of {title}: {keys}</source>
        <translation>Tasten für {title}: {keys}</translation>
    </message>
    <message>
        <source>Landscape</source>
        <translation>Querformat</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>Groß</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Größer</translation>
    </message>
    <message>
        <source>Larger brush</source>
        <translation>Größerer Pinsel</translation>
    </message>
    <message>
        <source>Lasso mask</source>
        <translation>Lassomaske</translation>
    </message>
    <message>
        <source>Lasso mask; Shift adds, Alt takes away</source>
        <translation>Lassomaske; Umschalt fügt hinzu, Alt nimmt weg</translation>
    </message>
    <message>
        <source>Latent cells are changed in a picture that is there: give it, with a strength of 0.</source>
        <translation>Latent-Zellen ändern sich nur in einem vorhandenen Bild: es angeben, mit Stärke 0.</translation>
    </message>
    <message>
        <source>Latent cells were changed</source>
        <translation>Latent-Zellen wurden geändert</translation>
    </message>
    <message>
        <source>Latent map</source>
        <translation>Latente Karte</translation>
    </message>
    <message>
        <source>Latent only</source>
        <translation>Nur Latent</translation>
    </message>
    <message>
        <source>Latentscape ended without warning last time. Every finished picture is in the history.</source>
        <translation>Latentscape ist beim letzten Mal abgestürzt. Jedes fertige Bild ist im Verlauf.</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Ebene</translation>
    </message>
    <message>
        <source>Layer down</source>
        <translation>Ebene nach unten</translation>
    </message>
    <message>
        <source>Layer up</source>
        <translation>Ebene nach oben</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Ebenen</translation>
    </message>
    <message>
        <source>Layers and timeline are kept in a project (.ora) only.</source>
        <translation>Ebenen und Zeitleiste bleiben nur in einem Projekt (.ora) erhalten.</translation>
    </message>
    <message>
        <source>Lead</source>
        <translation>Lenken</translation>
    </message>
    <message>
        <source>Lead along directions</source>
        <translation>Entlang von Richtungen lenken</translation>
    </message>
    <message>
        <source>Lead along {name}</source>
        <translation>Entlang {name} lenken</translation>
    </message>
    <message>
        <source>Lead away from it	A</source>
        <translation>Davon wegführen	A</translation>
    </message>
    <message>
        <source>Lead the picture at this keyframe along directions; the way there and on goes evenly</source>
        <translation>Das Bild an diesem Schlüsselbild entlang von Richtungen lenken; dorthin und weiter geht es gleichmäßig</translation>
    </message>
    <message>
        <source>Lead to it	T</source>
        <translation>Dahin führen	T</translation>
    </message>
    <message>
        <source>Leads away from</source>
        <translation>Führt weg von</translation>
    </message>
    <message>
        <source>Leads to</source>
        <translation>Führt hin zu</translation>
    </message>
    <message>
        <source>Learn</source>
        <translation>Lernen</translation>
    </message>
    <message>
        <source>Learn a direction</source>
        <translation>Richtung lernen</translation>
    </message>
    <message>
        <source>Learn a direction…</source>
        <translation>Richtung lernen …</translation>
    </message>
    <message>
        <source>Learning the direction; this may take a minute.</source>
        <translation>Die Richtung wird gelernt; das kann eine Minute dauern.</translation>
    </message>
    <message>
        <source>Learning…</source>
        <translation>Lernt …</translation>
    </message>
    <message>
        <source>Leave alone</source>
        <translation>Unverändert lassen</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>Weglassen</translation>
    </message>
    <message>
        <source>Leave out…</source>
        <translation>Weglassen …</translation>
    </message>
    <message>
        <source>Leave them</source>
        <translation>Belassen</translation>
    </message>
    <message>
        <source>Leave {keys} with {owners}</source>
        <translation>{keys} bei {owners} belassen</translation>
    </message>
    <message>
        <source>Led along {directions}</source>
        <translation>Gelenkt entlang {directions}</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Length of the latent</source>
        <translation>Länge des Latents</translation>
    </message>
    <message>
        <source>Length {length}; {usual} is usual</source>
        <translation>Länge {length}; üblich ist {usual}</translation>
    </message>
    <message>
        <source>Length {norm}; standard normal latents lie on a shell at {shell}.</source>
        <translation>Länge {norm}; standardnormale Latents liegen auf einer Schale bei {shell}.</translation>
    </message>
    <message>
        <source>Licence: {licence}</source>
        <translation>Lizenz: {licence}</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Lizenzen</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Lighten</source>
        <translation>Aufhellen</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>Linear</translation>
    </message>
    <message>
        <source>Loading the model</source>
        <translation>Modell wird geladen</translation>
    </message>
    <message>
        <source>Lock the layer</source>
        <translation>Ebene sperren</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Look at the whole picture, not only at the active layer</source>
        <translation>Das ganze Bild beachten, nicht nur die aktive Ebene</translation>
    </message>
    <message>
        <source>Look for models there and below</source>
        <translation>Dort und darunter nach Modellen suchen</translation>
    </message>
    <message>
        <source>Look into it</source>
        <translation>Hineinsehen</translation>
    </message>
    <message>
        <source>Look into its latent</source>
        <translation>In sein Latent sehen</translation>
    </message>
    <message>
        <source>Look into the picture</source>
        <translation>In das Bild hineinsehen</translation>
    </message>
    <message>
        <source>Look into the picture on the canvas again</source>
        <translation>Wieder in das Bild auf der Leinwand hineinsehen</translation>
    </message>
    <message>
        <source>Look it up</source>
        <translation>Nachsehen</translation>
    </message>
    <message>
        <source>Looking at the pictures: {done} of {total}</source>
        <translation>Bilder werden angesehen: {done} von {total}</translation>
    </message>
    <message>
        <source>Looking into the picture…</source>
        <translation>Das Bild wird untersucht …</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Es wird gesucht …</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Schleife</translation>
    </message>
    <message>
        <source>Loop: the end leads into the start</source>
        <translation>Schleife: Das Ende führt in den Anfang</translation>
    </message>
    <message>
        <source>Lucide, the icons</source>
        <translation>Lucide, die Symbole</translation>
    </message>
    <message>
        <source>MP4 film (H.264)</source>
        <translation>MP4-Film (H.264)</translation>
    </message>
    <message>
        <source>Made anew</source>
        <translation>Neu gemalt</translation>
    </message>
    <message>
        <source>Make a part of it anew</source>
        <translation>Einen Teil neu malen lassen</translation>
    </message>
    <message>
        <source>Make a walk</source>
        <translation>Eine Reise machen</translation>
    </message>
    <message>
        <source>Make all layers one</source>
        <translation>Alle Ebenen zu einer machen</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Mark two groups first: with Shift and with Ctrl</source>
        <translation>Zuerst zwei Gruppen markieren: mit Umschalt und mit Strg</translation>
    </message>
    <message>
        <source>Mark what the direction leads away from</source>
        <translation>Markieren, wovon die Richtung wegführt</translation>
    </message>
    <message>
        <source>Mark what the direction leads to</source>
        <translation>Markieren, wohin die Richtung führt</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Maske</translation>
    </message>
    <message>
        <source>Mask all</source>
        <translation>Alles maskieren</translation>
    </message>
    <message>
        <source>Mask brush: what to make anew; Shift draws a straight line</source>
        <translation>Maskenpinsel: was neu werden soll; Umschalt zieht eine Gerade</translation>
    </message>
    <message>
        <source>Mask colour</source>
        <translation>Maskenfarbe</translation>
    </message>
    <message>
        <source>Mask eraser; Shift draws a straight line</source>
        <translation>Maskenradierer; Umschalt zieht eine Gerade</translation>
    </message>
    <message>
        <source>Mask from the layer</source>
        <translation>Maske aus der Ebene</translation>
    </message>
    <message>
        <source>Masked</source>
        <translation>Maskiert</translation>
    </message>
    <message>
        <source>Megabytes for what can be undone; the oldest steps go first.</source>
        <translation>Megabyte für das, was sich rückgängig machen lässt; die ältesten Schritte entfallen zuerst.</translation>
    </message>
    <message>
        <source>Megabytes for what was foreseen at each step, to look at and branch from; 0 for none.</source>
        <translation>Megabyte für die Vorhersage jedes Schritts, zum Ansehen und Abzweigen; 0 für keine.</translation>
    </message>
    <message>
        <source>Megabytes the history may take.</source>
        <translation>Megabyte, die der Verlauf belegen darf.</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Memory for the model and for drawing, against what the device has</source>
        <translation>Speicher für das Modell und das Zeichnen, gemessen an dem, was das Gerät hat</translation>
    </message>
    <message>
        <source>Memory needed</source>
        <translation>Speicherbedarf</translation>
    </message>
    <message>
        <source>Memory ran out: a step’s pictures and prompts now take turns, which is slower; the picture is the same.</source>
        <translation>Der Speicher war voll: Bilder und Prompts eines Schritts wechseln sich jetzt ab; das ist langsamer, das Bild bleibt gleich.</translation>
    </message>
    <message>
        <source>Memory ran out: the job goes on in bf16 instead of fp32, and its picture differs a little.</source>
        <translation>Der Speicher war voll: Es geht in bf16 statt fp32 weiter, das Bild weicht ein wenig ab.</translation>
    </message>
    <message>
        <source>Memory ran out: the model used before was let go; coming back to it means reading it again.</source>
        <translation>Der Speicher war voll: Das vorige Modell wurde freigegeben und muss bei Bedarf neu geladen werden.</translation>
    </message>
    <message>
        <source>Memory ran out: the picture is coded in smaller tiles, which is slower.</source>
        <translation>Der Speicher war voll: Das Bild wird in kleineren Kacheln kodiert; das ist langsamer.</translation>
    </message>
    <message>
        <source>Memory ran out: the weights go to the device layer by layer, which is slower; the picture is the same.</source>
        <translation>Der Speicher war voll: Die Gewichte gehen schichtweise auf das Gerät; das ist langsamer, das Bild bleibt gleich.</translation>
    </message>
    <message>
        <source>Merge down</source>
        <translation>Nach unten vereinen</translation>
    </message>
    <message>
        <source>Merge with the layer below</source>
        <translation>Mit der Ebene darunter vereinen</translation>
    </message>
    <message>
        <source>Mixes latents and decodes: instant, close to a cross-fade</source>
        <translation>Mischt Latents und dekodiert: sofort da, fast eine Überblendung</translation>
    </message>
    <message>
        <source>Mixes, adds some noise and draws again: quicker to begin, looser</source>
        <translation>Mischt, fügt etwas Rauschen hinzu und zeichnet neu: beginnt schneller, ist freier</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Model settings</source>
        <translation>Modelleinstellungen</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Models and what is added to them (*.safetensors);;All files (*)</source>
        <translation>Modelle und was zu ihnen hinzukommt (*.safetensors);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Models are looked for in “{folder}” from now on.</source>
        <translation>In „{folder}“ wird von jetzt an nach Modellen gesucht.</translation>
    </message>
    <message>
        <source>Models folders checkpoints LoRA</source>
        <translation>Modelle Ordner Checkpoints LoRA</translation>
    </message>
    <message>
        <source>Models, LoRAs, VAEs and embeddings are looked for here. Folders of A1111, ComfyUI, InvokeAI and Hugging Face are found by themselves. Nothing in them is changed.</source>
        <translation>Hier wird nach Modellen, LoRAs, VAEs und Embeddings gesucht. Ordner von A1111, ComfyUI, InvokeAI und Hugging Face werden von selbst gefunden. In ihnen wird nichts verändert.</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>More about the brush</source>
        <translation>Mehr zum Pinsel</translation>
    </message>
    <message>
        <source>More like this</source>
        <translation>Mehr davon</translation>
    </message>
    <message>
        <source>More steps take longer and are cleaner, up to a point.</source>
        <translation>Mehr Schritte dauern länger und werden sauberer, bis zu einem Punkt.</translation>
    </message>
    <message>
        <source>Morph</source>
        <translation>Morph</translation>
    </message>
    <message>
        <source>Move a keyframe</source>
        <translation>Schlüsselbild verschieben</translation>
    </message>
    <message>
        <source>Move all of the picture</source>
        <translation>Das ganze Bild bewegen</translation>
    </message>
    <message>
        <source>Move only the masked part</source>
        <translation>Nur den maskierten Teil bewegen</translation>
    </message>
    <message>
        <source>Move the layer</source>
        <translation>Ebene verschieben</translation>
    </message>
    <message>
        <source>Move the layer; Shift keeps to one direction, the arrow keys go by a pixel</source>
        <translation>Ebene verschieben; Umschalt hält eine Richtung, die Pfeiltasten gehen pixelweise</translation>
    </message>
    <message>
        <source>Move the picture</source>
        <translation>Bild verschieben</translation>
    </message>
    <message>
        <source>Move them apart</source>
        <translation>Auseinanderrücken</translation>
    </message>
    <message numerus="yes">
        <source>Move {count} keyframes</source>
        <translation>
            <numerusform>Schlüsselbild verschieben</numerusform>
            <numerusform>{count} Schlüsselbilder verschieben</numerusform>
        </translation>
    </message>
    <message>
        <source>Multiply</source>
        <translation>Multiplizieren</translation>
    </message>
    <message>
        <source>NVIDIA or AMD GPU (CUDA)</source>
        <translation>NVIDIA- oder AMD-GPU (CUDA)</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name of the layer</source>
        <translation>Name der Ebene</translation>
    </message>
    <message>
        <source>Near is</source>
        <translation>Ähnlich</translation>
    </message>
    <message>
        <source>Needs about {need}</source>
        <translation>Braucht etwa {need}</translation>
    </message>
    <message>
        <source>Needs about {need} of {room}</source>
        <translation>Braucht etwa {need} von {room}</translation>
    </message>
    <message>
        <source>Needs about {need}, more than the {room}</source>
        <translation>Braucht etwa {need}, mehr als die {room}</translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation>Negativer Prompt</translation>
    </message>
    <message>
        <source>Negative prompt of the branch</source>
        <translation>Negativer Prompt der Abzweigung</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>New layer</source>
        <translation>Neue Ebene</translation>
    </message>
    <message>
        <source>New noise</source>
        <translation>Neues Rauschen</translation>
    </message>
    <message>
        <source>New picture</source>
        <translation>Neues Bild</translation>
    </message>
    <message>
        <source>New pictures</source>
        <translation>Neue Bilder</translation>
    </message>
    <message>
        <source>New seed</source>
        <translation>Neuer Seed</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Nächster Schritt</translation>
    </message>
    <message>
        <source>No LoRA found: add one, or drop it on the window</source>
        <translation>Keine LoRA gefunden: eine hinzufügen oder auf das Fenster ziehen</translation>
    </message>
    <message>
        <source>No directions yet: learn one from two prompts or two sets of pictures.</source>
        <translation>Noch keine Richtungen: eine aus zwei Prompts oder zwei Bildersammlungen lernen.</translation>
    </message>
    <message>
        <source>No keyframes yet</source>
        <translation>Noch keine Schlüsselbilder</translation>
    </message>
    <message>
        <source>No longer look into {folder}</source>
        <translation>Nicht mehr in {folder} suchen</translation>
    </message>
    <message>
        <source>No mask: the whole picture</source>
        <translation>Keine Maske: das ganze Bild</translation>
    </message>
    <message>
        <source>No model is called that.</source>
        <translation>So heißt kein Modell.</translation>
    </message>
    <message>
        <source>No prompt</source>
        <translation>Kein Prompt</translation>
    </message>
    <message>
        <source>No step is run at a strength of 0: there is none to branch at.</source>
        <translation>Bei Stärke 0 läuft kein Schritt: Es gibt keinen zum Abzweigen.</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Rauschen</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Not on this device: compiling pays on a CUDA GPU only.</source>
        <translation>Nicht auf diesem Gerät: Kompilieren lohnt sich nur auf einer CUDA-GPU.</translation>
    </message>
    <message>
        <source>Nothing is called that.</source>
        <translation>Nichts heißt so.</translation>
    </message>
    <message>
        <source>Nothing is left of this direction without {1}: keep less.</source>
        <translation>Ohne {1} bleibt von dieser Richtung nichts: weniger behalten.</translation>
    </message>
    <message>
        <source>Nothing of the mask lies in the region</source>
        <translation>Im Bereich liegt nichts von der Maske</translation>
    </message>
    <message>
        <source>Nothing of the mask lies in the region: double-click its frame to bring it back.</source>
        <translation>Im Bereich liegt nichts von der Maske: Ein Doppelklick auf seinen Rahmen holt ihn zurück.</translation>
    </message>
    <message>
        <source>Nothing says under which licence it may be used: ask where you got it.</source>
        <translation>Nirgends steht, unter welcher Lizenz es genutzt werden darf: an der Quelle nachfragen.</translation>
    </message>
    <message>
        <source>Of all words and numbers in the window.</source>
        <translation>Für alle Wörter und Zahlen im Fenster.</translation>
    </message>
    <message>
        <source>Of all words in the window; from the next start on.</source>
        <translation>Für alle Wörter im Fenster; gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>Of everything that ships with the program</source>
        <translation>Von allem, was zum Programm gehört</translation>
    </message>
    <message>
        <source>Of the model’s numbers: fp32 is exact, bf16 and fp16 take half the memory.</source>
        <translation>Der Zahlen des Modells: fp32 ist genau, bf16 und fp16 brauchen halb so viel Speicher.</translation>
    </message>
    <message>
        <source>On a new layer</source>
        <translation>Auf neuer Ebene</translation>
    </message>
    <message>
        <source>On the canvas</source>
        <translation>Auf der Leinwand</translation>
    </message>
    <message>
        <source>On the layer “{name}” it would not look as shown: the new part is on a layer of its own.</source>
        <translation>Auf der Ebene „{name}“ sähe es anders aus als gezeigt: Der neue Teil liegt auf einer eigenen Ebene.</translation>
    </message>
    <message>
        <source>Once</source>
        <translation>Einmal</translation>
    </message>
    <message>
        <source>One for all frames</source>
        <translation>Eine für alle Bilder</translation>
    </message>
    <message>
        <source>One for all frames does not flicker</source>
        <translation>Eine für alle Bilder flackert nicht</translation>
    </message>
    <message>
        <source>One for each</source>
        <translation>Eine je Bild</translation>
    </message>
    <message>
        <source>Only cells of the canvas’s picture can be changed: show this one there first.</source>
        <translation>Nur Zellen des Bilds auf der Leinwand lassen sich ändern: dieses zuerst dort zeigen.</translation>
    </message>
    <message>
        <source>Only the first of its {1} {2} is used.</source>
        <translation>Von {1} Bildern darin wird nur das erste genutzt ({2}).</translation>
    </message>
    <message>
        <source>Only the picture</source>
        <translation>Nur das Bild</translation>
    </message>
    <message>
        <source>Only what is under the mask moves: “{name}” as it was when this was turned on</source>
        <translation>Nur was unter der Maske liegt, bewegt sich: „{name}“, wie es beim Einschalten war</translation>
    </message>
    <message>
        <source>Only what is under the mask moves; the rest of the picture on the canvas stays to the bit</source>
        <translation>Nur was unter der Maske liegt, bewegt sich; der Rest des Bilds auf der Leinwand bleibt bitgenau</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Deckkraft</translation>
    </message>
    <message>
        <source>Opacity of the layer</source>
        <translation>Deckkraft der Ebene</translation>
    </message>
    <message>
        <source>Open a picture…</source>
        <translation>Bild öffnen …</translation>
    </message>
    <message>
        <source>Open a project or a picture</source>
        <translation>Projekt oder Bild öffnen</translation>
    </message>
    <message>
        <source>Open a sample</source>
        <translation>Beispiel öffnen</translation>
    </message>
    <message>
        <source>Open a timeline</source>
        <translation>Zeitleiste öffnen</translation>
    </message>
    <message>
        <source>Open its timeline</source>
        <translation>Zeitleiste öffnen</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Open the timeline of a film</source>
        <translation>Zeitleiste eines Films öffnen</translation>
    </message>
    <message>
        <source>Open the timeline of a film…</source>
        <translation>Zeitleiste eines Films öffnen …</translation>
    </message>
    <message>
        <source>Open this picture, and paint a mask on it</source>
        <translation>Dieses Bild öffnen und eine Maske darauf malen</translation>
    </message>
    <message>
        <source>Open this project: three layers, a mask and a walk on the timeline</source>
        <translation>Dieses Projekt öffnen: drei Ebenen, eine Maske und eine Reise auf der Zeitleiste</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>„{name}“ öffnen</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen …</translation>
    </message>
    <message>
        <source>Or try a sample</source>
        <translation>Oder ein Beispiel ausprobieren</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>Orange</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>Geordnet</translation>
    </message>
    <message>
        <source>Ordered is calm from frame to frame and compresses well</source>
        <translation>Geordnet bleibt von Bild zu Bild ruhig und lässt sich gut komprimieren</translation>
    </message>
    <message>
        <source>Other candidates</source>
        <translation>Andere Vorschläge</translation>
    </message>
    <message>
        <source>Overlay</source>
        <translation>Ineinanderkopieren</translation>
    </message>
    <message>
        <source>PNG pictures in a folder</source>
        <translation>PNG-Bilder in einem Ordner</translation>
    </message>
    <message>
        <source>PSNR {psnr} dB · SSIM {ssim} · off by up to {worst} of 255.</source>
        <translation>PSNR {psnr} dB · SSIM {ssim} · weicht um bis zu {worst} von 255 ab.</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Pai&amp;nt</source>
        <translation>Ma&amp;len</translation>
    </message>
    <message>
        <source>Paint</source>
        <translation>Malen</translation>
    </message>
    <message>
        <source>Paint a mask over what should move first</source>
        <translation>Zuerst eine Maske über das malen, was sich bewegen soll</translation>
    </message>
    <message>
        <source>Paint a mask with the brush, say what should be there, draw again. Outside the mask not one bit changes.</source>
        <translation>Mit dem Pinsel eine Maske malen, sagen, was dort sein soll, neu zeichnen. Außerhalb der Maske ändert sich kein Bit.</translation>
    </message>
    <message>
        <source>Paint mask</source>
        <translation>Maske malen</translation>
    </message>
    <message>
        <source>Palette</source>
        <translation>Palette</translation>
    </message>
    <message>
        <source>Panels do not slide, menus do not fade, the caret does not blink.</source>
        <translation>Paneele gleiten nicht, Menüs blenden nicht, die Schreibmarke blinkt nicht.</translation>
    </message>
    <message>
        <source>Panels in one place</source>
        <translation>Paneele an einem Platz</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Paste a picture</source>
        <translation>Bild einfügen</translation>
    </message>
    <message>
        <source>Paste as layer</source>
        <translation>Als Ebene einfügen</translation>
    </message>
    <message>
        <source>Paste the cells</source>
        <translation>Zellen einfügen</translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation>Eingefügtes Bild</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Weg</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Pen pressure: opacity</source>
        <translation>Stiftdruck: Deckkraft</translation>
    </message>
    <message>
        <source>Pen pressure: size</source>
        <translation>Stiftdruck: Größe</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Picture {number}</source>
        <translation>Bild {number}</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp *.bmp *.gif *.tif *.tiff);;All files (*)</source>
        <translation>Bilder (*.png *.jpg *.jpeg *.webp *.bmp *.gif *.tif *.tiff);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Pictures and projects (*.png *.jpg *.jpeg *.webp *.bmp *.gif *.tif *.tiff *.ora);;All files (*)</source>
        <translation>Bilder und Projekte (*.png *.jpg *.jpeg *.webp *.bmp *.gif *.tif *.tiff *.ora);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Pictures in the history</source>
        <translation>Bilder im Verlauf</translation>
    </message>
    <message>
        <source>Pictures of the history</source>
        <translation>Bilder des Verlaufs</translation>
    </message>
    <message>
        <source>Ping-pong</source>
        <translation>Hin und zurück</translation>
    </message>
    <message>
        <source>Ping-pong: there and back again</source>
        <translation>Hin und zurück: am Ende kehrt die Reise um</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>Rosa</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>Pixels over which it fades in, inside the mask.</source>
        <translation>Pixel, über die es innerhalb der Maske einblendet.</translation>
    </message>
    <message>
        <source>Pixels to add at the bottom.</source>
        <translation>Pixel, die unten dazukommen.</translation>
    </message>
    <message>
        <source>Pixels to add at the left.</source>
        <translation>Pixel, die links dazukommen.</translation>
    </message>
    <message>
        <source>Pixels to add at the right.</source>
        <translation>Pixel, die rechts dazukommen.</translation>
    </message>
    <message>
        <source>Pixels to add at the top.</source>
        <translation>Pixel, die oben dazukommen.</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Play once</source>
        <translation>Einmal abspielen</translation>
    </message>
    <message>
        <source>Plays</source>
        <translation>Wiedergaben</translation>
    </message>
    <message>
        <source>Point at a cell to see its vector; click or drag to choose cells.</source>
        <translation>Auf eine Zelle zeigen, um ihren Vektor zu sehen; klicken oder ziehen wählt Zellen.</translation>
    </message>
    <message>
        <source>Point, click or drag over cells; arrow keys, Shift to choose more, Del to erase</source>
        <translation>Auf Zellen zeigen, klicken oder ziehen; Pfeiltasten, Umschalt wählt mehr, Entf löscht</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>Hochformat</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation>Einstellungen …</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Wird vorbereitet</translation>
    </message>
    <message>
        <source>Press harder for a more opaque line</source>
        <translation>Fester drücken für mehr Deckkraft</translation>
    </message>
    <message>
        <source>Press harder for a wider line</source>
        <translation>Fester drücken für eine breitere Linie</translation>
    </message>
    <message>
        <source>Press the keys…</source>
        <translation>Tasten drücken …</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>Project with layers (*.ora)</source>
        <translation>Projekt mit Ebenen (*.ora)</translation>
    </message>
    <message>
        <source>Projects and pictures (*.ora *.png *.jpg *.jpeg *.webp *.bmp *.gif *.tif *.tiff);;Projects (*.ora);;All files (*)</source>
        <translation>Projekte und Bilder (*.ora *.png *.jpg *.jpeg *.webp *.bmp *.gif *.tif *.tiff);;Projekte (*.ora);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Prompt of the branch</source>
        <translation>Prompt der Abzweigung</translation>
    </message>
    <message>
        <source>Prompt of the keyframe</source>
        <translation>Prompt des Schlüsselbilds</translation>
    </message>
    <message>
        <source>Prompts that it should leave alone, with ; between them</source>
        <translation>Prompts, die unverändert bleiben sollen, durch ; getrennt</translation>
    </message>
    <message>
        <source>Put it into the history and on the canvas</source>
        <translation>In den Verlauf und auf die Leinwand legen</translation>
    </message>
    <message>
        <source>Put what was made on a layer of its own instead of the current one</source>
        <translation>Das Neue auf eine eigene Ebene legen statt auf die aktuelle</translation>
    </message>
    <message>
        <source>PyAV, with FFmpeg's libraries</source>
        <translation>PyAV mit den Bibliotheken von FFmpeg</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Queue another</source>
        <translation>Weiteres einreihen</translation>
    </message>
    <message>
        <source>Quick and rough</source>
        <translation>Schnell und grob</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Rate factor</source>
        <translation>Ratenfaktor</translation>
    </message>
    <message>
        <source>Reading the prompt</source>
        <translation>Prompt wird gelesen</translation>
    </message>
    <message>
        <source>Recall all settings</source>
        <translation>Alle Einstellungen übernehmen</translation>
    </message>
    <message>
        <source>Recall the prompts</source>
        <translation>Prompts übernehmen</translation>
    </message>
    <message>
        <source>Recall the seed</source>
        <translation>Seed übernehmen</translation>
    </message>
    <message>
        <source>Recall the source picture</source>
        <translation>Ausgangsbild übernehmen</translation>
    </message>
    <message>
        <source>Reckon</source>
        <translation>Rechnung</translation>
    </message>
    <message>
        <source>Rectangle mask</source>
        <translation>Rechteckmaske</translation>
    </message>
    <message>
        <source>Rectangle mask; Shift adds, Alt takes away</source>
        <translation>Rechteckmaske; Umschalt fügt hinzu, Alt nimmt weg</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Redo {what}</source>
        <translation>Wiederholen: {what}</translation>
    </message>
    <message>
        <source>Reduced motion</source>
        <translation>Weniger Bewegung</translation>
    </message>
    <message>
        <source>Remix: all but the seed</source>
        <translation>Remix: alles außer dem Seed</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Removed from the history.</source>
        <translation>Aus dem Verlauf entfernt.</translation>
    </message>
    <message>
        <source>Rename the direction</source>
        <translation>Richtung umbenennen</translation>
    </message>
    <message>
        <source>Rename the layer</source>
        <translation>Ebene umbenennen</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen …</translation>
    </message>
    <message>
        <source>Render preview</source>
        <translation>Vorschau rendern</translation>
    </message>
    <message>
        <source>Repaint</source>
        <translation>Neu malen</translation>
    </message>
    <message>
        <source>Repaints {share} % of the picture</source>
        <translation>Malt {share} % des Bilds neu</translation>
    </message>
    <message>
        <source>Repaints {share} % of the picture and adds {room}</source>
        <translation>Malt {share} % des Bilds neu und ergänzt {room}</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>Wiederholung</translation>
    </message>
    <message>
        <source>Replace a keyframe</source>
        <translation>Schlüsselbild ersetzen</translation>
    </message>
    <message>
        <source>Replace by the canvas</source>
        <translation>Durch die Leinwand ersetzen</translation>
    </message>
    <message>
        <source>Repository</source>
        <translation>Repository</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation>Anordnung zurücksetzen</translation>
    </message>
    <message>
        <source>Reset the cells</source>
        <translation>Zellen zurücksetzen</translation>
    </message>
    <message>
        <source>Reset the directions</source>
        <translation>Richtungen zurücksetzen</translation>
    </message>
    <message>
        <source>Resize</source>
        <translation>Skalieren</translation>
    </message>
    <message>
        <source>Resize the picture</source>
        <translation>Bild skalieren</translation>
    </message>
    <message>
        <source>Resize the picture…</source>
        <translation>Bild skalieren …</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>Rotate by 180°</source>
        <translation>Um 180° drehen</translation>
    </message>
    <message>
        <source>Rotate left</source>
        <translation>Nach links drehen</translation>
    </message>
    <message>
        <source>Rotate right</source>
        <translation>Nach rechts drehen</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>Hin und zurück</translation>
    </message>
    <message>
        <source>Sample picture: {stem}</source>
        <translation>Beispielbild: {stem}</translation>
    </message>
    <message>
        <source>Sample project: {stem}</source>
        <translation>Beispielprojekt: {stem}</translation>
    </message>
    <message>
        <source>Sampler</source>
        <translation>Sampler</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Speichern unter</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern unter …</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>Bild speichern</translation>
    </message>
    <message>
        <source>Save “{name}” before closing?</source>
        <translation>„{name}“ vor dem Schließen speichern?</translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation>Gespeichert als {name}.</translation>
    </message>
    <message>
        <source>Say what you want to see</source>
        <translation>Sagen, was zu sehen sein soll</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Negativ multiplizieren</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search the models</source>
        <translation>Die Modelle durchsuchen</translation>
    </message>
    <message>
        <source>Search the preferences</source>
        <translation>Einstellungen durchsuchen</translation>
    </message>
    <message>
        <source>Seconds the walk takes.</source>
        <translation>Sekunden, die die Reise dauert.</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Abschnitte</translation>
    </message>
    <message>
        <source>See how far it is, or cancel</source>
        <translation>Fortschritt ansehen oder abbrechen</translation>
    </message>
    <message>
        <source>See latent space, paint in it, and travel through it.</source>
        <translation>Den latenten Raum sehen, darin malen und ihn durchreisen.</translation>
    </message>
    <message>
        <source>See only this one</source>
        <translation>Nur diese sehen</translation>
    </message>
    <message>
        <source>See only {name}</source>
        <translation>Nur {name} sehen</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Seed {seed}</source>
        <translation>Seed {seed}</translation>
    </message>
    <message>
        <source>Seed {seed} · {steps} steps · {width} × {height}</source>
        <translation>Seed {seed} · {steps} Schritte · {width} × {height}</translation>
    </message>
    <message>
        <source>Set in the directions panel</source>
        <translation>Einstellbar im Richtungspaneel</translation>
    </message>
    <message>
        <source>Several</source>
        <translation>Mehrere</translation>
    </message>
    <message>
        <source>Shade</source>
        <translation>Farbnuance</translation>
    </message>
    <message>
        <source>Sharp when there is time</source>
        <translation>Scharf, wenn Zeit ist</translation>
    </message>
    <message>
        <source>Shift and drag</source>
        <translation>Umschalt und ziehen</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Einblenden</translation>
    </message>
    <message>
        <source>Show all of the map</source>
        <translation>Ganze Karte zeigen</translation>
    </message>
    <message>
        <source>Show all of the map	Home</source>
        <translation>Ganze Karte zeigen	Pos1</translation>
    </message>
    <message>
        <source>Show and apply</source>
        <translation>Einblenden und anwenden</translation>
    </message>
    <message>
        <source>Show from the history</source>
        <translation>Aus dem Verlauf zeigen</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Show me around</source>
        <translation>Rundgang</translation>
    </message>
    <message>
        <source>Show on the canvas</source>
        <translation>Auf der Leinwand zeigen</translation>
    </message>
    <message>
        <source>Show on the canvas	Enter</source>
        <translation>Auf der Leinwand zeigen	Enter</translation>
    </message>
    <message>
        <source>Show or hide: {title}</source>
        <translation>Ein- oder ausblenden: {title}</translation>
    </message>
    <message>
        <source>Show picture {number}; click again to keep it</source>
        <translation>Bild {number} zeigen; noch ein Klick behält es</translation>
    </message>
    <message>
        <source>Show pictures of both, or describe both: pictures and a prompt do not compare.</source>
        <translation>Bilder von beiden zeigen oder beide beschreiben: Bilder und ein Prompt lassen sich nicht vergleichen.</translation>
    </message>
    <message>
        <source>Show the layer</source>
        <translation>Ebene einblenden</translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation>Protokoll zeigen</translation>
    </message>
    <message>
        <source>Show the mask</source>
        <translation>Maske einblenden</translation>
    </message>
    <message>
        <source>Show the mask and apply it; a hidden one does nothing</source>
        <translation>Maske einblenden und anwenden; ausgeblendet wirkt sie nicht</translation>
    </message>
    <message>
        <source>Show this channel large</source>
        <translation>Diesen Kanal groß zeigen</translation>
    </message>
    <message>
        <source>Shrink</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Shrink the mask</source>
        <translation>Maske verkleinern</translation>
    </message>
    <message>
        <source>Shrink…</source>
        <translation>Verkleinern …</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Size of the picture, in pixels</source>
        <translation>Größe des Bilds in Pixeln</translation>
    </message>
    <message>
        <source>Sizes that suit the model</source>
        <translation>Größen, die zum Modell passen</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Skip the tour</source>
        <translation>Rundgang überspringen</translation>
    </message>
    <message>
        <source>Small Stable Diffusion</source>
        <translation>Kleines Stable Diffusion</translation>
    </message>
    <message>
        <source>Small Stable Diffusion 2</source>
        <translation>Kleines Stable Diffusion 2</translation>
    </message>
    <message>
        <source>Small Stable Diffusion XL</source>
        <translation>Kleines Stable Diffusion XL</translation>
    </message>
    <message>
        <source>Smaller brush</source>
        <translation>Kleinerer Pinsel</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>Fließend</translation>
    </message>
    <message>
        <source>Smooth: no jolt where the walk passes a keyframe</source>
        <translation>Fließend: kein Ruck, wo die Reise ein Schlüsselbild passiert</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Glättung</translation>
    </message>
    <message>
        <source>Softer brush</source>
        <translation>Weicherer Pinsel</translation>
    </message>
    <message>
        <source>Something went wrong inside the program: try again, and report it with the log if it comes back.</source>
        <translation>Im Programm ist etwas schiefgegangen: noch einmal versuchen und, wenn es wiederkommt, mit dem Protokoll melden.</translation>
    </message>
    <message>
        <source>Something went wrong that nobody foresaw.</source>
        <translation>Etwas ist schiefgegangen, das niemand vorhergesehen hat.</translation>
    </message>
    <message>
        <source>Space and drag, middle button</source>
        <translation>Leertaste und ziehen, mittlere Taste</translation>
    </message>
    <message>
        <source>Spacing</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>Quadrat</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>Ausgehen von</translation>
    </message>
    <message>
        <source>Start from the picture</source>
        <translation>Vom Bild ausgehen</translation>
    </message>
    <message>
        <source>Start from this picture</source>
        <translation>Von diesem Bild ausgehen</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Step 100 of 100 · less than 1 s left</source>
        <translation>Schritt 100 von 100 · noch weniger als 1 s</translation>
    </message>
    <message>
        <source>Step {step} of {total}</source>
        <translation>Schritt {step} von {total}</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Steps of pictures</source>
        <translation>Schritte von Bildern</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>Abbrechen und schließen</translation>
    </message>
    <message>
        <source>Stop drawing</source>
        <translation>Zeichnen abbrechen</translation>
    </message>
    <message>
        <source>Stop drawing; what is there stays</source>
        <translation>Zeichnen anhalten; was da ist, bleibt</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>Swap colours (or mask brush and eraser)</source>
        <translation>Farben tauschen (oder Maskenpinsel und -radierer)</translation>
    </message>
    <message>
        <source>Swap width and height</source>
        <translation>Breite und Höhe tauschen</translation>
    </message>
    <message>
        <source>Take away from the mask</source>
        <translation>Von der Maske wegnehmen</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>Von der Liste nehmen</translation>
    </message>
    <message>
        <source>Take them</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Take {keys} from {owners}</source>
        <translation>{keys} von {owners} übernehmen</translation>
    </message>
    <message>
        <source>Take {name} away</source>
        <translation>{name} wegnehmen</translation>
    </message>
    <message>
        <source>Takes the hand's trembling out; the line comes after.</source>
        <translation>Nimmt das Zittern der Hand heraus; die Linie folgt verzögert.</translation>
    </message>
    <message>
        <source>Tall</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Textgröße</translation>
    </message>
    <message>
        <source>The LoRA “{1}” cannot weigh {2}: choose -10 to 10.</source>
        <translation>Die LoRA „{1}“ kann nicht {2} wiegen: -10 bis 10 wählen.</translation>
    </message>
    <message>
        <source>The LoRA “{1}” is damaged ({2} is not finite): get it again.</source>
        <translation>Die LoRA „{1}“ ist beschädigt ({2} ist nicht endlich): neu besorgen.</translation>
    </message>
    <message>
        <source>The LoRA “{1}” is damaged: a half of {2} is missing; get it again.</source>
        <translation>Die LoRA „{1}“ ist beschädigt: Eine Hälfte von {2} fehlt; neu besorgen.</translation>
    </message>
    <message>
        <source>The LoRA “{1}” is damaged: the halves of {2} do not fit; get it again.</source>
        <translation>Die LoRA „{1}“ ist beschädigt: Die Hälften von {2} passen nicht; neu besorgen.</translation>
    </message>
    <message>
        <source>The LoRA “{1}” was made for another kind of model than “{2}”: choose another.</source>
        <translation>Die LoRA „{1}“ ist für eine andere Modellart als „{2}“: eine andere wählen.</translation>
    </message>
    <message>
        <source>The VAE chosen for “{1}” makes latents of another kind: choose another.</source>
        <translation>Der für „{1}“ gewählte VAE macht Latents anderer Art: einen anderen wählen.</translation>
    </message>
    <message>
        <source>The active layer</source>
        <translation>Die aktive Ebene</translation>
    </message>
    <message>
        <source>The active layer is none of the document's layers.</source>
        <translation>Die aktive Ebene gehört nicht zum Dokument.</translation>
    </message>
    <message>
        <source>The branches of a recipe begin at different steps, in order.</source>
        <translation>Die Abzweigungen eines Rezepts beginnen bei verschiedenen Schritten, der Reihe nach.</translation>
    </message>
    <message>
        <source>The cause ({name}) is in the log and in the report.</source>
        <translation>Die Ursache ({name}) steht im Protokoll und im Bericht.</translation>
    </message>
    <message>
        <source>The change is on a layer of its own.</source>
        <translation>Die Änderung liegt auf einer eigenen Ebene.</translation>
    </message>
    <message>
        <source>The chosen cells</source>
        <translation>Die gewählten Zellen</translation>
    </message>
    <message>
        <source>The colour to paint with; the one behind it is for swapping (X), D makes them black and white</source>
        <translation>Die Malfarbe; die dahinter ist zum Tauschen (X), D macht beide schwarz und weiß</translation>
    </message>
    <message>
        <source>The device has too little free memory for this model: its weights go there layer by layer.</source>
        <translation>Das Gerät hat für dieses Modell zu wenig freien Speicher: Die Gewichte gehen schichtweise dorthin.</translation>
    </message>
    <message>
        <source>The direction “{1}” acts while a picture is drawn: choose a strength above 0.</source>
        <translation>Die Richtung „{1}“ wirkt, während gezeichnet wird: eine Stärke über 0 wählen.</translation>
    </message>
    <message>
        <source>The direction “{1}” cannot be used: {2}.</source>
        <translation>Die Richtung „{1}“ ist nicht zu gebrauchen: {2}.</translation>
    </message>
    <message>
        <source>The direction “{1}” does not have the shape of {2}'s prompts: learn it again.</source>
        <translation>Die Richtung „{1}“ hat nicht die Form der Prompts von {2}: neu lernen.</translation>
    </message>
    <message>
        <source>The direction “{1}” has {2} channels where this model's latents have {3}: it belongs to another model.</source>
        <translation>Die Richtung „{1}“ hat {2} Kanäle, die Latents dieses Modells {3}: Sie gehört zu einem anderen Modell.</translation>
    </message>
    <message>
        <source>The direction “{1}” that the picture was led along is not in the library: import it.</source>
        <translation>Die Richtung „{1}“, an der das Bild gelenkt wurde, fehlt in der Bibliothek: importieren.</translation>
    </message>
    <message>
        <source>The direction “{1}” that the walk is led along is not in the library: import it, or set its amounts to 0.</source>
        <translation>Die Richtung „{1}“, an der die Reise gelenkt wird, fehlt in der Bibliothek: importieren oder ihre Mengen auf 0 setzen.</translation>
    </message>
    <message>
        <source>The direction “{1}” was learned on {2} and means nothing to “{3}”: choose that model, or learn the direction again.</source>
        <translation>Die Richtung „{1}“ wurde auf {2} gelernt und sagt „{3}“ nichts: jenes Modell wählen oder die Richtung neu lernen.</translation>
    </message>
    <message>
        <source>The directions of this picture are not those of its recipe.</source>
        <translation>Die Richtungen dieses Bilds sind nicht die seines Rezepts.</translation>
    </message>
    <message>
        <source>The embedding “{1}” is damaged ({2} is not finite): get it again.</source>
        <translation>Das Embedding „{1}“ ist beschädigt ({2} ist nicht endlich): neu besorgen.</translation>
    </message>
    <message>
        <source>The embedding “{1}” was made for another kind of model (its tokens have {2} numbers, this model's {3}): take its name out of the prompt, or choose another model.</source>
        <translation>Das Embedding „{1}“ ist für eine andere Modellart (seine Token haben {2} Zahlen, die dieses Modells {3}): den Namen aus dem Prompt nehmen oder ein anderes Modell wählen.</translation>
    </message>
    <message>
        <source>The encoder made no GIF.</source>
        <translation>Der Encoder hat kein GIF erzeugt.</translation>
    </message>
    <message>
        <source>The encoder made no WebP.</source>
        <translation>Der Encoder hat kein WebP erzeugt.</translation>
    </message>
    <message>
        <source>The engine could not be started: install the program again, or see the log for the cause.</source>
        <translation>Die Engine ließ sich nicht starten: das Programm neu installieren oder die Ursache im Protokoll suchen.</translation>
    </message>
    <message>
        <source>The engine met an error it does not know ({1}): the details are in the log.</source>
        <translation>Die Engine traf auf einen unbekannten Fehler ({1}): Einzelheiten stehen im Protokoll.</translation>
    </message>
    <message>
        <source>The engine stopped before it was done: try again.</source>
        <translation>Die Engine hat vorzeitig aufgehört: noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The export goes on, and says so when it is done</source>
        <translation>Der Export läuft weiter und meldet sich, wenn er fertig ist</translation>
    </message>
    <message>
        <source>The fastest there is</source>
        <translation>Das schnellste vorhandene</translation>
    </message>
    <message>
        <source>The folder “{name}” cannot be read.</source>
        <translation>Der Ordner „{name}“ lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>The history cannot be changed</source>
        <translation>Der Verlauf lässt sich nicht ändern</translation>
    </message>
    <message>
        <source>The history cannot be kept in “{name}”</source>
        <translation>Der Verlauf lässt sich in „{name}“ nicht speichern</translation>
    </message>
    <message>
        <source>The history in “{name}” cannot be read</source>
        <translation>Der Verlauf in „{name}“ lässt sich nicht lesen</translation>
    </message>
    <message>
        <source>The history is empty: draw a picture first.</source>
        <translation>Der Verlauf ist leer: zuerst ein Bild zeichnen.</translation>
    </message>
    <message>
        <source>The hub cannot be reached: check the connection and try again.</source>
        <translation>Der Hub ist nicht erreichbar: die Verbindung prüfen und erneut versuchen.</translation>
    </message>
    <message>
        <source>The kept latent of keyframe {1} does not have the walk's size: choose another source.</source>
        <translation>Das behaltene Latent von Schlüsselbild {1} hat nicht die Größe der Reise: eine andere Quelle wählen.</translation>
    </message>
    <message>
        <source>The kept result of keyframe {1} is not there any more: choose another source.</source>
        <translation>Das behaltene Ergebnis von Schlüsselbild {1} ist nicht mehr da: eine andere Quelle wählen.</translation>
    </message>
    <message>
        <source>The latent cells of this recipe are damaged, or not for a model of {1} channels.</source>
        <translation>Die Latent-Zellen dieses Rezepts sind beschädigt oder nicht für ein Modell mit {1} Kanälen.</translation>
    </message>
    <message>
        <source>The latent cells of this recipe are damaged: some are not finite.</source>
        <translation>Die Latent-Zellen dieses Rezepts sind beschädigt: Manche sind nicht endlich.</translation>
    </message>
    <message>
        <source>The latent in numbers</source>
        <translation>Das Latent in Zahlen</translation>
    </message>
    <message>
        <source>The latent of this picture is damaged: draw the picture again.</source>
        <translation>Das Latent dieses Bilds ist beschädigt: das Bild neu zeichnen.</translation>
    </message>
    <message>
        <source>The layer “{name}” cannot be seen: the new part is on a layer of its own.</source>
        <translation>Die Ebene „{name}“ ist nicht zu sehen: Der neue Teil liegt auf einer eigenen Ebene.</translation>
    </message>
    <message>
        <source>The layer “{name}” is locked: the new part is on a layer of its own.</source>
        <translation>Die Ebene „{name}“ ist gesperrt: Der neue Teil liegt auf einer eigenen Ebene.</translation>
    </message>
    <message>
        <source>The layers of the picture will be here: draw one, or open one (Ctrl+O).</source>
        <translation>Hier stehen die Ebenen des Bilds: eines zeichnen oder öffnen (Strg+O).</translation>
    </message>
    <message>
        <source>The log is empty: nothing went wrong.</source>
        <translation>Das Protokoll ist leer: Nichts ist schiefgegangen.</translation>
    </message>
    <message>
        <source>The log is {path}.</source>
        <translation>Das Protokoll ist {path}.</translation>
    </message>
    <message>
        <source>The mask is empty: paint over what should be made anew.</source>
        <translation>Die Maske ist leer: übermalen, was neu werden soll.</translation>
    </message>
    <message>
        <source>The mask is empty: paint over what should move.</source>
        <translation>Die Maske ist leer: übermalen, was sich bewegen soll.</translation>
    </message>
    <message>
        <source>The mask is hidden: adds {room}</source>
        <translation>Die Maske ist ausgeblendet: ergänzt {room}</translation>
    </message>
    <message>
        <source>The mask is hidden: the whole picture</source>
        <translation>Die Maske ist ausgeblendet: das ganze Bild</translation>
    </message>
    <message>
        <source>The mask is {1}x{2} where the picture is {3}: use one of its size.</source>
        <translation>Die Maske ist {1}x{2}, das Bild {3}: eine in seiner Größe nehmen.</translation>
    </message>
    <message>
        <source>The mask is {1}x{2} where the picture is {3}x{4}: use one of its size.</source>
        <translation>Die Maske ist {1}x{2}, das Bild {3}x{4}: eine in seiner Größe nehmen.</translation>
    </message>
    <message>
        <source>The model could not be compiled on this machine ({1}): it goes on without “Speed”.</source>
        <translation>Das Modell ließ sich auf diesem Rechner nicht kompilieren ({1}): Es geht ohne „Tempo“ weiter.</translation>
    </message>
    <message>
        <source>The model has no {1} of its own: that of “{2}” is used.</source>
        <translation>Das Modell hat selbst keinen {1}: Der von „{2}“ wird genutzt.</translation>
    </message>
    <message>
        <source>The model in the box</source>
        <translation>Das mitgelieferte Modell</translation>
    </message>
    <message>
        <source>The model shows what it can do, step by step</source>
        <translation>Das Modell zeigt Schritt für Schritt, was es kann</translation>
    </message>
    <message>
        <source>The model was trained on short descriptions: “red heart, soft style”. What to stay away from goes in the line below.</source>
        <translation>Das Modell kennt kurze englische Beschreibungen: “red heart, soft style”. Was fernbleiben soll, steht in der Zeile darunter.</translation>
    </message>
    <message>
        <source>The model “{1}” is no longer where it was: bring it back, or take it off the list.</source>
        <translation>Das Modell „{1}“ ist nicht mehr, wo es war: zurückholen oder aus der Liste nehmen.</translation>
    </message>
    <message>
        <source>The model's numbers overflowed: choose another sampler, less guidance, or fp32.</source>
        <translation>Die Zahlen des Modells sind übergelaufen: anderen Sampler, weniger Guidance oder fp32 wählen.</translation>
    </message>
    <message>
        <source>The model's own</source>
        <translation>Das des Modells</translation>
    </message>
    <message>
        <source>The model's tokenizer cannot be read: get the model again.</source>
        <translation>Der Tokenizer des Modells ist nicht lesbar: das Modell neu besorgen.</translation>
    </message>
    <message>
        <source>The name of a repository on the Hugging Face hub. Only this asks the network for anything, and only safetensors files are taken.</source>
        <translation>Der Name eines Repositorys auf dem Hugging Face Hub. Nur hier wird etwas aus dem Netz geholt, und nur safetensors-Dateien.</translation>
    </message>
    <message>
        <source>The next pictures are led so.</source>
        <translation>Die nächsten Bilder werden so gelenkt.</translation>
    </message>
    <message>
        <source>The noise a picture starts from: the same seed and settings give the same picture</source>
        <translation>Das Rauschen, mit dem ein Bild beginnt: Gleicher Seed und gleiche Einstellungen ergeben dasselbe Bild</translation>
    </message>
    <message>
        <source>The noise that is left at this step is drawn anew</source>
        <translation>Das bei diesem Schritt verbleibende Rauschen wird neu gezogen</translation>
    </message>
    <message>
        <source>The oldest go first. A picture that was saved as a file stays where it is.</source>
        <translation>Die ältesten entfallen zuerst. Ein als Datei gespeichertes Bild bleibt, wo es ist.</translation>
    </message>
    <message>
        <source>The one in the box is tiny and draws emoji. Add a folder with a model of yours here; nothing is ever downloaded unasked.</source>
        <translation>Das mitgelieferte ist winzig und zeichnet Emojis. Hier einen Ordner mit einem eigenen Modell hinzufügen; ungefragt wird nichts heruntergeladen.</translation>
    </message>
    <message>
        <source>The parameters text in this file has no line of settings.</source>
        <translation>Der Parametertext in dieser Datei hat keine Zeile mit Einstellungen.</translation>
    </message>
    <message>
        <source>The parameters text in this file is damaged: a number is not a number.</source>
        <translation>Der Parametertext in dieser Datei ist beschädigt: Eine Zahl ist keine Zahl.</translation>
    </message>
    <message>
        <source>The picture</source>
        <translation>Das Bild</translation>
    </message>
    <message>
        <source>The picture as it was before</source>
        <translation>Das Bild, wie es vorher war</translation>
    </message>
    <message>
        <source>The picture has changed meanwhile: the repainted one is in the history.</source>
        <translation>Das Bild hat sich inzwischen verändert: Das neu gemalte ist im Verlauf.</translation>
    </message>
    <message>
        <source>The picture is too small to be inspected: use one of 7x7 pixels or more.</source>
        <translation>Das Bild ist zu klein zum Untersuchen: mindestens 7x7 Pixel nehmen.</translation>
    </message>
    <message>
        <source>The picture of keyframe {1} is {2}x{3} and the walk {4}: it is scaled, and cut where its shape differs.</source>
        <translation>Das Bild von Schlüsselbild {1} ist {2}x{3}, die Reise {4}: Es wird skaliert und, wo die Form abweicht, beschnitten.</translation>
    </message>
    <message>
        <source>The picture of keyframe {1}, “{2}”, is not there any more: choose it again.</source>
        <translation>Das Bild von Schlüsselbild {1}, „{2}“, ist nicht mehr da: neu wählen.</translation>
    </message>
    <message>
        <source>The picture that is walked in, “{1}”, is not there any more: choose it again.</source>
        <translation>Das Bild, in dem die Reise spielt, „{1}“, ist nicht mehr da: neu wählen.</translation>
    </message>
    <message>
        <source>The picture; click to enlarge</source>
        <translation>Das Bild; klicken zum Vergrößern</translation>
    </message>
    <message>
        <source>The point</source>
        <translation>Der Punkt</translation>
    </message>
    <message>
        <source>The range ends at frame {1}, and the walk's last frame is {2}.</source>
        <translation>Der Abschnitt endet bei Bild {1}, das letzte der Reise ist {2}.</translation>
    </message>
    <message>
        <source>The range of frames is empty: its end comes before its beginning.</source>
        <translation>Der Abschnitt ist leer: Sein Ende liegt vor dem Anfang.</translation>
    </message>
    <message>
        <source>The recipe changes latent cells up to {1}x{2}, but this picture has {3}x{4}.</source>
        <translation>Das Rezept ändert Latent-Zellen bis {1}x{2}, dieses Bild hat aber {3}x{4}.</translation>
    </message>
    <message>
        <source>The recipe in this file is damaged: a value is missing or of the wrong kind.</source>
        <translation>Das Rezept in dieser Datei ist beschädigt: Ein Wert fehlt oder hat die falsche Art.</translation>
    </message>
    <message>
        <source>The recipe in this file is damaged: it is not valid JSON.</source>
        <translation>Das Rezept in dieser Datei ist beschädigt: kein gültiges JSON.</translation>
    </message>
    <message>
        <source>The recipe in this file is not one of Latentscape's.</source>
        <translation>Das Rezept in dieser Datei stammt nicht von Latentscape.</translation>
    </message>
    <message>
        <source>The recipe in this file was written by a newer Latentscape: update the program.</source>
        <translation>Das Rezept in dieser Datei stammt von einem neueren Latentscape: das Programm aktualisieren.</translation>
    </message>
    <message>
        <source>The region lies outside the picture: double-click its frame to bring it back.</source>
        <translation>Der Bereich liegt außerhalb des Bilds: Ein Doppelklick auf seinen Rahmen holt ihn zurück.</translation>
    </message>
    <message>
        <source>The region must hold a part of the picture.</source>
        <translation>Der Bereich muss einen Teil des Bilds enthalten.</translation>
    </message>
    <message>
        <source>The region's picture does not have the region's size.</source>
        <translation>Das Bild des Bereichs hat nicht dessen Größe.</translation>
    </message>
    <message>
        <source>The report is in the clipboard. It says nothing about you or your pictures.</source>
        <translation>Der Bericht ist in der Zwischenablage. Er enthält nichts Persönliches und nichts über die Bilder.</translation>
    </message>
    <message>
        <source>The repository names a file outside of its folder: it is not used.</source>
        <translation>Das Repository nennt eine Datei außerhalb seines Ordners: nicht genutzt.</translation>
    </message>
    <message>
        <source>The sampler “{1}” cannot take {2} steps with this model: choose fewer ({3}).</source>
        <translation>Der Sampler „{1}“ schafft mit diesem Modell keine {2} Schritte: weniger wählen ({3}).</translation>
    </message>
    <message>
        <source>The seed {1} cannot be used: it must be between 0 and {2}.</source>
        <translation>Der Seed {1} geht nicht: 0 bis {2} wählen.</translation>
    </message>
    <message>
        <source>The size {1}x{2} cannot be used: each side must be between 1 and {3} pixels.</source>
        <translation>Die Größe {1}x{2} geht nicht: Jede Seite hat 1 bis {3} Pixel.</translation>
    </message>
    <message>
        <source>The steps of a picture you draw are kept here, to look at and to branch from.</source>
        <translation>Hier bleiben die Schritte eines gezeichneten Bilds, zum Ansehen und Abzweigen.</translation>
    </message>
    <message>
        <source>The steps of this picture are not kept any more.</source>
        <translation>Die Schritte dieses Bilds sind nicht mehr da.</translation>
    </message>
    <message>
        <source>The timeline in it is damaged and was left out.</source>
        <translation>Die Zeitleiste darin ist beschädigt und fehlt.</translation>
    </message>
    <message>
        <source>The two sets of examples are the same: a direction needs two that differ in something.</source>
        <translation>Beide Beispielsammlungen sind gleich: Eine Richtung braucht zwei, die sich in etwas unterscheiden.</translation>
    </message>
    <message>
        <source>The usual keys for all</source>
        <translation>Übliche Tasten für alle</translation>
    </message>
    <message>
        <source>The usual keys for all commands</source>
        <translation>Übliche Tasten für alle Befehle</translation>
    </message>
    <message>
        <source>The value in these cells; drag it to change the picture.</source>
        <translation>Der Wert in diesen Zellen; ziehen, um das Bild zu ändern.</translation>
    </message>
    <message>
        <source>The walk has no frame {1}: its last is {2}.</source>
        <translation>Die Reise hat kein Bild {1}: Ihr letztes ist {2}.</translation>
    </message>
    <message>
        <source>The walk in this file is damaged: a value is missing or of the wrong kind.</source>
        <translation>Die Reise in dieser Datei ist beschädigt: Ein Wert fehlt oder hat die falsche Art.</translation>
    </message>
    <message>
        <source>The walk in this file is damaged: it is not valid JSON.</source>
        <translation>Die Reise in dieser Datei ist beschädigt: kein gültiges JSON.</translation>
    </message>
    <message>
        <source>The walk in this file was written by a newer Latentscape: update the program.</source>
        <translation>Die Reise in dieser Datei stammt von einem neueren Latentscape: das Programm aktualisieren.</translation>
    </message>
    <message>
        <source>The walk takes as long: frames are left out or shown twice.</source>
        <translation>Die Reise dauert gleich lang: Bilder entfallen oder erscheinen doppelt.</translation>
    </message>
    <message>
        <source>The walk was drawn, but no file was written: try again.</source>
        <translation>Die Reise ist gezeichnet, aber keine Datei geschrieben: noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The weights in “{1}” are damaged ({2} is not finite): get them again.</source>
        <translation>Die Gewichte in „{1}“ sind beschädigt ({2} ist nicht endlich): neu besorgen.</translation>
    </message>
    <message>
        <source>The weights in “{1}” are empty: get the model again.</source>
        <translation>Die Gewichte in „{1}“ sind leer: das Modell neu besorgen.</translation>
    </message>
    <message>
        <source>The weights in “{1}” are not numbers the program can use: {2}.</source>
        <translation>Die Gewichte in „{1}“ sind keine brauchbaren Zahlen: {2}.</translation>
    </message>
    <message>
        <source>The weights in “{1}” do not fit its config.json: {2} is {3} where {4} is needed; get the model again.</source>
        <translation>Die Gewichte in „{1}“ passen nicht zur config.json: {2} ist {3}, nötig ist {4}; das Modell neu besorgen.</translation>
    </message>
    <message>
        <source>The weights in “{1}” do not fit: {2} is {3} where {4} is needed; get the model again.</source>
        <translation>Die Gewichte in „{1}“ passen nicht: {2} ist {3}, nötig ist {4}; das Modell neu besorgen.</translation>
    </message>
    <message>
        <source>The weights in “{1}” hold a tensor twice: get the model again.</source>
        <translation>Die Gewichte in „{1}“ enthalten einen Tensor doppelt: das Modell neu besorgen.</translation>
    </message>
    <message>
        <source>The weights in “{1}” lack the tensor {2}: get the model again.</source>
        <translation>In den Gewichten von „{1}“ fehlt der Tensor {2}: das Modell neu besorgen.</translation>
    </message>
    <message>
        <source>The weights in “{1}” {2} {3} tensors (first: {4}): the file does not belong to this configuration; get the model again.</source>
        <translation>Die Gewichte in „{1}“ passen bei {3} Tensoren nicht ({2}; der erste: {4}): Die Datei gehört nicht zu dieser Konfiguration; das Modell neu besorgen.</translation>
    </message>
    <message>
        <source>The weights of a mixture must sum to 1.</source>
        <translation>Die Gewichte einer Mischung müssen zusammen 1 ergeben.</translation>
    </message>
    <message>
        <source>The weights of “{1}” cannot be read from the disk.</source>
        <translation>Die Gewichte von „{1}“ lassen sich nicht von der Platte lesen.</translation>
    </message>
    <message>
        <source>The words that CLIP knows</source>
        <translation>Die Wörter, die CLIP kennt</translation>
    </message>
    <message>
        <source>The {1} contains a NUL character: remove it.</source>
        <translation>Im Text ({1}) steht ein NUL-Zeichen: entfernen.</translation>
    </message>
    <message>
        <source>The {1} has {2} characters: shorten it to {3} or fewer.</source>
        <translation>Der Text ({1}) hat {2} Zeichen: auf höchstens {3} kürzen.</translation>
    </message>
    <message>
        <source>There are no latent cells at {1} of {2}x{3}.</source>
        <translation>Bei {1} von {2}x{3} gibt es keine Latent-Zellen.</translation>
    </message>
    <message>
        <source>There are no pictures in what was chosen: choose a folder of pictures.</source>
        <translation>Darin sind keine Bilder: einen Ordner mit Bildern wählen.</translation>
    </message>
    <message>
        <source>There is a direction called “{1}” already: choose another name.</source>
        <translation>Eine Richtung namens „{1}“ gibt es schon: einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>There is an NVIDIA card, but PyTorch {version} cannot use it.</source>
        <translation>Eine NVIDIA-Karte ist da, aber PyTorch {version} kann sie nicht nutzen.</translation>
    </message>
    <message>
        <source>There is no added model called “{1}”: those you added are {2}.</source>
        <translation>Ein hinzugefügtes Modell namens „{1}“ gibt es nicht, nur: {2}.</translation>
    </message>
    <message>
        <source>There is no device called “{1}”: choose one of {2}.</source>
        <translation>Ein Gerät namens „{1}“ gibt es nicht: aus {2} wählen.</translation>
    </message>
    <message>
        <source>There is no file “{1}” in “{2}”: check its name.</source>
        <translation>In „{2}“ gibt es keine Datei „{1}“: den Namen prüfen.</translation>
    </message>
    <message>
        <source>There is no finished picture yet</source>
        <translation>Es gibt noch kein fertiges Bild</translation>
    </message>
    <message>
        <source>There is no folder “{1}” at this path: check it.</source>
        <translation>Unter diesem Pfad gibt es keinen Ordner „{1}“: den Pfad prüfen.</translation>
    </message>
    <message>
        <source>There is no frame left for another keyframe: the walk has {1}; make it longer.</source>
        <translation>Für ein weiteres Schlüsselbild ist kein Bild frei: Die Reise hat {1}; sie verlängern.</translation>
    </message>
    <message>
        <source>There is no layer below to merge with</source>
        <translation>Darunter liegt keine Ebene zum Vereinen</translation>
    </message>
    <message>
        <source>There is no layer below to merge with.</source>
        <translation>Darunter liegt keine Ebene zum Vereinen.</translation>
    </message>
    <message>
        <source>There is no model called “{1}”: choose one of {2}, or give a file or a folder.</source>
        <translation>Ein Modell namens „{1}“ gibt es nicht: aus {2} wählen oder eine Datei oder einen Ordner angeben.</translation>
    </message>
    <message>
        <source>There is no model to draw with: wait until it is loaded, or choose one.</source>
        <translation>Zum Zeichnen fehlt das Modell: warten, bis es geladen ist, oder eines wählen.</translation>
    </message>
    <message>
        <source>There is no model to learn with: wait until it is loaded, or choose one.</source>
        <translation>Zum Lernen fehlt das Modell: warten, bis es geladen ist, oder eines wählen.</translation>
    </message>
    <message>
        <source>There is no model yet that directions could belong to.</source>
        <translation>Noch gibt es kein Modell, zu dem Richtungen gehören könnten.</translation>
    </message>
    <message>
        <source>There is no model yet: wait until it is loaded, or choose one.</source>
        <translation>Es gibt noch kein Modell: warten, bis es geladen ist, oder eines wählen.</translation>
    </message>
    <message>
        <source>There is no model “{1}” at this path: check it.</source>
        <translation>Unter diesem Pfad gibt es kein Modell „{1}“: den Pfad prüfen.</translation>
    </message>
    <message>
        <source>There is no picture in the clipboard: copy one first.</source>
        <translation>In der Zwischenablage ist kein Bild: zuerst eines kopieren.</translation>
    </message>
    <message>
        <source>There is no picture to export yet.</source>
        <translation>Noch gibt es kein Bild zum Exportieren.</translation>
    </message>
    <message>
        <source>There is no picture to paint on: open or draw one first.</source>
        <translation>Zum Malen fehlt ein Bild: zuerst eines öffnen oder zeichnen.</translation>
    </message>
    <message>
        <source>There is no picture to save yet.</source>
        <translation>Noch gibt es kein Bild zum Speichern.</translation>
    </message>
    <message>
        <source>There is no picture to save yet: draw one or open one first.</source>
        <translation>Noch gibt es kein Bild zum Speichern: zuerst eines zeichnen oder öffnen.</translation>
    </message>
    <message>
        <source>There is no precision called “{1}”: choose one of auto, {2}.</source>
        <translation>Eine Genauigkeit namens „{1}“ gibt es nicht: aus auto, {2} wählen.</translation>
    </message>
    <message>
        <source>There is no repository “{1}”, or it is private: check its name.</source>
        <translation>Ein Repository „{1}“ gibt es nicht, oder es ist privat: den Namen prüfen.</translation>
    </message>
    <message>
        <source>There is no sampler called “{1}”: choose one of {2}.</source>
        <translation>Einen Sampler namens „{1}“ gibt es nicht: aus {2} wählen.</translation>
    </message>
    <message>
        <source>There is no walk of Latentscape's in this file.</source>
        <translation>In dieser Datei steckt keine Reise von Latentscape.</translation>
    </message>
    <message>
        <source>There is no {1} called “{2}”: put its .safetensors file into “{3}” or add its folder.</source>
        <translation>Für „{2}“ ({1}) fehlt die Datei: die .safetensors-Datei in „{3}“ legen oder ihren Ordner hinzufügen.</translation>
    </message>
    <message>
        <source>There is not enough memory for this job, even in the most sparing mode: choose a smaller size or close other programs.</source>
        <translation>Dafür reicht der Speicher auch im sparsamsten Modus nicht: eine kleinere Größe wählen oder andere Programme schließen.</translation>
    </message>
    <message>
        <source>There is not enough memory for this job: choose a smaller size, or fewer pictures at once.</source>
        <translation>Dafür reicht der Speicher nicht: eine kleinere Größe oder weniger Bilder auf einmal wählen.</translation>
    </message>
    <message>
        <source>There is not enough memory for this: choose a smaller size or fewer pictures.</source>
        <translation>Dafür reicht der Speicher nicht: eine kleinere Größe oder weniger Bilder wählen.</translation>
    </message>
    <message>
        <source>There is nothing to add yet: draw or open a picture, or write a prompt, first.</source>
        <translation>Noch gibt es nichts hinzuzufügen: zuerst ein Bild zeichnen oder öffnen oder einen Prompt schreiben.</translation>
    </message>
    <message>
        <source>There is only one layer</source>
        <translation>Es gibt nur eine Ebene</translation>
    </message>
    <message>
        <source>These are the settings that hold before the picture branches.</source>
        <translation>Das sind die Einstellungen, die vor der Abzweigung des Bildes gelten.</translation>
    </message>
    <message>
        <source>These cells were copied from another kind of model: copy some of this one.</source>
        <translation>Diese Zellen stammen aus einem Modell anderer Art: Zellen aus diesem kopieren.</translation>
    </message>
    <message>
        <source>This PyTorch sees no Apple GPU: choose cpu.</source>
        <translation>Dieses PyTorch sieht keine Apple-GPU: cpu wählen.</translation>
    </message>
    <message>
        <source>This PyTorch sees no CUDA device: choose cpu, or install PyTorch's CUDA build.</source>
        <translation>Dieses PyTorch sieht kein CUDA-Gerät: cpu wählen oder PyTorch für CUDA installieren.</translation>
    </message>
    <message>
        <source>This build of the program has no encoder for WebM: choose MP4.</source>
        <translation>Diese Programmfassung hat keinen Encoder für WebM: MP4 wählen.</translation>
    </message>
    <message>
        <source>This can be chosen once a model is in memory.</source>
        <translation>Zu wählen, sobald ein Modell im Speicher ist.</translation>
    </message>
    <message>
        <source>This engine does not know the job “{1}”.</source>
        <translation>Diese Engine kennt die Aufgabe „{1}“ nicht.</translation>
    </message>
    <message>
        <source>This folder cannot be read.</source>
        <translation>Dieser Ordner ist nicht lesbar.</translation>
    </message>
    <message>
        <source>This is {1}: the program knows it and cannot run it yet.</source>
        <translation>Das ist {1}: Das Programm kennt es, kann es aber noch nicht nutzen.</translation>
    </message>
    <message>
        <source>This latent has the shape {1}; this model's have {2} channels: choose the model that made it.</source>
        <translation>Dieses Latent hat die Form {1}, die dieses Modells haben {2} Kanäle: das Modell wählen, von dem es stammt.</translation>
    </message>
    <message>
        <source>This latent is another model's: choose the model that made it.</source>
        <translation>Dieses Latent gehört zu einem anderen Modell: das Modell wählen, von dem es stammt.</translation>
    </message>
    <message>
        <source>This latent is damaged: some of its numbers are not finite.</source>
        <translation>Dieses Latent ist beschädigt: Manche Zahlen darin sind nicht endlich.</translation>
    </message>
    <message>
        <source>This model has a part the program does not know ({1}).</source>
        <translation>Dieses Modell hat einen Teil, den das Programm nicht kennt ({1}).</translation>
    </message>
    <message>
        <source>This model has no directions yet: learn one in the Directions panel.</source>
        <translation>Dieses Modell hat noch keine Richtungen: im Paneel „Richtungen“ eine lernen.</translation>
    </message>
    <message>
        <source>This model has no weights in “{1}”: a .safetensors file is missing there.</source>
        <translation>Dieses Modell hat in „{1}“ keine Gewichte: Dort fehlt eine .safetensors-Datei.</translation>
    </message>
    <message>
        <source>This model's path cannot be used: check it and its permissions.</source>
        <translation>Der Pfad dieses Modells ist nicht zu gebrauchen: ihn und seine Rechte prüfen.</translation>
    </message>
    <message>
        <source>This model's text encoder has {1} layers: clip skip {2} is too much.</source>
        <translation>Der Text-Encoder dieses Modells hat {1} Schichten: Clip Skip {2} ist zu viel.</translation>
    </message>
    <message>
        <source>This package draws on the processor only: for the card, install it with pip.</source>
        <translation>Dieses Paket zeichnet nur auf dem Prozessor: für die Grafikkarte mit pip installieren.</translation>
    </message>
    <message>
        <source>This picture has no recipe: nothing is known of how it was made.</source>
        <translation>Dieses Bild hat kein Rezept: Wie es entstand, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>This picture has {1} steps: it cannot branch at {2}.</source>
        <translation>Dieses Bild hat {1} Schritte: Bei {2} kann es nicht abzweigen.</translation>
    </message>
    <message>
        <source>This picture is large: looking into it takes a while.</source>
        <translation>Dieses Bild ist groß: Das Hineinsehen dauert etwas.</translation>
    </message>
    <message>
        <source>This picture is no longer in the history.</source>
        <translation>Dieses Bild ist nicht mehr im Verlauf.</translation>
    </message>
    <message>
        <source>This picture is no longer in the history: its file was removed.</source>
        <translation>Dieses Bild ist nicht mehr im Verlauf: Seine Datei wurde entfernt.</translation>
    </message>
    <message>
        <source>This picture is too small to be looked into.</source>
        <translation>Dieses Bild ist zu klein zum Hineinsehen.</translation>
    </message>
    <message>
        <source>This picture was changed, not drawn: only its words are taken over.</source>
        <translation>Dieses Bild wurde verändert, nicht gezeichnet: nur seine Worte werden übernommen.</translation>
    </message>
    <message>
        <source>Throw the dice for a new seed</source>
        <translation>Einen neuen Seed würfeln</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>To 0, the middle of latent space</source>
        <translation>Auf 0, die Mitte des latenten Raums</translation>
    </message>
    <message>
        <source>To change that: {command}</source>
        <translation>Das ändert: {command}</translation>
    </message>
    <message>
        <source>To frame</source>
        <translation>Bis Bild</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>Toleranz</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>Oben</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>Rundgang</translation>
    </message>
    <message>
        <source>Towards</source>
        <translation>Hin zu</translation>
    </message>
    <message>
        <source>Two keyframes have the same id.</source>
        <translation>Zwei Schlüsselbilder haben dieselbe Kennung.</translation>
    </message>
    <message>
        <source>Type a prompt, then Timeline ▸ Add prompt and seed as a keyframe; twice.</source>
        <translation>Einen Prompt tippen, dann Zeitleiste ▸ Prompt und Seed als Schlüsselbild hinzufügen; zweimal.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undo memory</source>
        <translation>Speicher für Rückgängig</translation>
    </message>
    <message>
        <source>Undo {what}</source>
        <translation>Rückgängig: {what}</translation>
    </message>
    <message>
        <source>Unlock the layer</source>
        <translation>Ebene entsperren</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Unbenannt</translation>
    </message>
    <message>
        <source>Up to {count} characters</source>
        <translation>Bis zu {count} Zeichen</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Nutzen</translation>
    </message>
    <message>
        <source>Use the first one’s</source>
        <translation>Wie das erste</translation>
    </message>
    <message>
        <source>Use your own model</source>
        <translation>Ein eigenes Modell nutzen</translation>
    </message>
    <message>
        <source>Use your own model…</source>
        <translation>Eigenes Modell nutzen …</translation>
    </message>
    <message>
        <source>Use {name}</source>
        <translation>{name} nutzen</translation>
    </message>
    <message>
        <source>Use {size}</source>
        <translation>{size} nehmen</translation>
    </message>
    <message>
        <source>User guide</source>
        <translation>Handbuch</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>Üblich</translation>
    </message>
    <message>
        <source>VAE</source>
        <translation>VAE</translation>
    </message>
    <message>
        <source>VAE and clip skip</source>
        <translation>VAE und Clip-Skip</translation>
    </message>
    <message>
        <source>Variation</source>
        <translation>Variation</translation>
    </message>
    <message>
        <source>Versions, machine, the end of the log; no personal data</source>
        <translation>Versionen, Rechner, Ende des Protokolls; keine persönlichen Daten</translation>
    </message>
    <message>
        <source>Very large</source>
        <translation>Sehr groß</translation>
    </message>
    <message>
        <source>Waiting for the engine</source>
        <translation>Wartet auf die Engine</translation>
    </message>
    <message>
        <source>Waiting for the picture that is drawn first</source>
        <translation>Wartet auf das Bild, das zuerst gezeichnet wird</translation>
    </message>
    <message>
        <source>Walk</source>
        <translation>Reise</translation>
    </message>
    <message>
        <source>Walk from picture to picture: add the one on the canvas, or a result from the history, as a keyframe.</source>
        <translation>Von Bild zu Bild reisen: das auf der Leinwand oder ein Ergebnis aus dem Verlauf als Schlüsselbild hinzufügen.</translation>
    </message>
    <message>
        <source>Walks (*.mp4 *.webm *.gif *.webp);;All files (*)</source>
        <translation>Reisen (*.mp4 *.webm *.gif *.webp);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>WebM film (AV1, VP9)</source>
        <translation>WebM-Film (AV1, VP9)</translation>
    </message>
    <message>
        <source>What Latentscape kept beside its layers is damaged: mask and settings are lost.</source>
        <translation>Was Latentscape neben den Ebenen aufhob, ist beschädigt: Maske und Einstellungen sind verloren.</translation>
    </message>
    <message>
        <source>What a whole stroke does not exceed.</source>
        <translation>Was ein ganzer Strich nicht überschreitet.</translation>
    </message>
    <message>
        <source>What comes of it</source>
        <translation>Was herauskommt</translation>
    </message>
    <message>
        <source>What comes of it is seen here.</source>
        <translation>Hier ist zu sehen, was herauskommt.</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>Was soll geschehen?</translation>
    </message>
    <message>
        <source>What do you want to see?</source>
        <translation>Was soll zu sehen sein?</translation>
    </message>
    <message>
        <source>What do you want to see?
For example: {prompt}</source>
        <translation>Was soll zu sehen sein?
Zum Beispiel: {prompt}</translation>
    </message>
    <message>
        <source>What has come stays on the disk</source>
        <translation>Was da ist, bleibt auf der Platte</translation>
    </message>
    <message>
        <source>What is missing</source>
        <translation>Was fehlt</translation>
    </message>
    <message>
        <source>What is seen at this keyframe</source>
        <translation>Was an diesem Schlüsselbild zu sehen ist</translation>
    </message>
    <message>
        <source>What is there</source>
        <translation>Was da ist</translation>
    </message>
    <message>
        <source>What it keeps beside its layers is damaged and was passed over: {1}.</source>
        <translation>Was neben den Ebenen lag, ist beschädigt und wurde übergangen: {1}.</translation>
    </message>
    <message>
        <source>What suits the device</source>
        <translation>Was zum Gerät passt</translation>
    </message>
    <message>
        <source>What the cells decode to</source>
        <translation>Was aus den Zellen dekodiert wird</translation>
    </message>
    <message>
        <source>What the changed cells change</source>
        <translation>Was die geänderten Zellen verändern</translation>
    </message>
    <message>
        <source>What the model foresaw at each step</source>
        <translation>Was das Modell bei jedem Schritt vorhersah</translation>
    </message>
    <message>
        <source>What the model foresaw at this step; click to enlarge</source>
        <translation>Was das Modell bei diesem Schritt vorhersah; klicken zum Vergrößern</translation>
    </message>
    <message>
        <source>What the model sees round the mask, in % of the mask's size.</source>
        <translation>Was das Modell um die Maske herum sieht, in % der Maskengröße.</translation>
    </message>
    <message>
        <source>What the model works on; the model is read again.</source>
        <translation>Worauf das Modell rechnet; es wird neu geladen.</translation>
    </message>
    <message>
        <source>What the new part is made of, below full strength</source>
        <translation>Woraus der neue Teil entsteht, unterhalb voller Stärke</translation>
    </message>
    <message>
        <source>What the plane shows: the two ways in which the pictures differ most</source>
        <translation>Was die Ebene zeigt: die beiden Weisen, in denen sich die Bilder am meisten unterscheiden</translation>
    </message>
    <message>
        <source>What the sliders lead</source>
        <translation>Was die Regler lenken</translation>
    </message>
    <message>
        <source>What to draw</source>
        <translation>Was gezeichnet wird</translation>
    </message>
    <message>
        <source>What to draw from this step on</source>
        <translation>Was ab diesem Schritt gezeichnet wird</translation>
    </message>
    <message>
        <source>What to stay away from</source>
        <translation>Was nicht zu sehen sein soll</translation>
    </message>
    <message>
        <source>What to stay away from, from this step on</source>
        <translation>Was von diesem Schritt an vermieden wird</translation>
    </message>
    <message>
        <source>What turns latents into pictures</source>
        <translation>Was aus Latents Bilder macht</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Mausrad</translation>
    </message>
    <message>
        <source>Where models are looked for; a list in the preferences</source>
        <translation>Wo nach Modellen gesucht wird; eine Liste in den Einstellungen</translation>
    </message>
    <message>
        <source>Where the chosen cells begin</source>
        <translation>Wo die gewählten Zellen beginnen</translation>
    </message>
    <message>
        <source>Where the folder goes</source>
        <translation>Wohin der Ordner kommt</translation>
    </message>
    <message>
        <source>Where the picture stays</source>
        <translation>Wo das Bild bleibt</translation>
    </message>
    <message>
        <source>Which pass is written</source>
        <translation>Welcher Durchgang geschrieben wird</translation>
    </message>
    <message>
        <source>Wide</source>
        <translation>Breit</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Width x height in pixels; type it, for example 512x768</source>
        <translation>Breite x Höhe in Pixeln; tippen, zum Beispiel 512x768</translation>
    </message>
    <message>
        <source>With new noise at each step</source>
        <translation>Mit neuem Rauschen bei jedem Schritt</translation>
    </message>
    <message>
        <source>Write the walk as a film, a GIF or pictures (Ctrl+Shift+E)</source>
        <translation>Die Reise als Film, GIF oder Bilder schreiben (Strg+Umschalt+E)</translation>
    </message>
    <message>
        <source>Written: {what}</source>
        <translation>Geschrieben: {what}</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>Gelb</translation>
    </message>
    <message>
        <source>Your picture is still here, and what is not saved is kept for the next start.</source>
        <translation>Das Bild ist noch da, und was nicht gespeichert ist, bleibt für den nächsten Start erhalten.</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Zoom (fit Ctrl+0, 100 % Ctrl+1)</source>
        <translation>Zoom (einpassen Strg+0, 100 % Strg+1)</translation>
    </message>
    <message>
        <source>Zoom at the pointer</source>
        <translation>Am Zeiger zoomen</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>\ held</source>
        <translation>\ gedrückt</translation>
    </message>
    <message>
        <source>a ControlNet</source>
        <translation>ein ControlNet</translation>
    </message>
    <message>
        <source>a Flux model</source>
        <translation>ein Flux-Modell</translation>
    </message>
    <message>
        <source>a Hunyuan Video model</source>
        <translation>ein Hunyuan-Video-Modell</translation>
    </message>
    <message>
        <source>a Hunyuan-DiT model</source>
        <translation>ein Hunyuan-DiT-Modell</translation>
    </message>
    <message>
        <source>a LoRA, which is added to a model</source>
        <translation>eine LoRA, die ein Modell ergänzt</translation>
    </message>
    <message>
        <source>a Lumina model</source>
        <translation>ein Lumina-Modell</translation>
    </message>
    <message>
        <source>a LyCORIS file, which is added to a model</source>
        <translation>eine LyCORIS-Datei, die ein Modell ergänzt</translation>
    </message>
    <message>
        <source>a Mochi Video model</source>
        <translation>ein Mochi-Video-Modell</translation>
    </message>
    <message>
        <source>a PixArt model</source>
        <translation>ein PixArt-Modell</translation>
    </message>
    <message>
        <source>a Qwen-Image model</source>
        <translation>ein Qwen-Image-Modell</translation>
    </message>
    <message>
        <source>a Stable Cascade model</source>
        <translation>ein Stable-Cascade-Modell</translation>
    </message>
    <message>
        <source>a Stable Diffusion 3 model</source>
        <translation>ein Stable-Diffusion-3-Modell</translation>
    </message>
    <message>
        <source>a Stable Video model</source>
        <translation>ein Stable-Video-Modell</translation>
    </message>
    <message>
        <source>a T2I-Adapter</source>
        <translation>ein T2I-Adapter</translation>
    </message>
    <message>
        <source>a UNet alone</source>
        <translation>nur ein UNet</translation>
    </message>
    <message>
        <source>a VAE without a UNet</source>
        <translation>ein VAE ohne UNet</translation>
    </message>
    <message>
        <source>a Wan Video model</source>
        <translation>ein Wan-Video-Modell</translation>
    </message>
    <message>
        <source>a checkpoint of averaged weights (EMA) alone</source>
        <translation>ein Checkpoint nur aus gemittelten Gewichten (EMA)</translation>
    </message>
    <message>
        <source>a depth model</source>
        <translation>ein Tiefenmodell</translation>
    </message>
    <message>
        <source>a language model</source>
        <translation>ein Sprachmodell</translation>
    </message>
    <message>
        <source>a latent of the shape {1} cannot be</source>
        <translation>ein Latent der Form {1} gibt es nicht</translation>
    </message>
    <message>
        <source>a model of another kind</source>
        <translation>ein Modell anderer Art</translation>
    </message>
    <message>
        <source>a model that edits by instruction</source>
        <translation>ein Modell, das nach Anweisung bearbeitet</translation>
    </message>
    <message>
        <source>a motion module, which makes films of a model</source>
        <translation>ein Bewegungsmodul, das ein Modell Filme machen lässt</translation>
    </message>
    <message>
        <source>a part of its path is not a folder; choose another place</source>
        <translation>ein Teil des Pfads ist kein Ordner; einen anderen Ort wählen</translation>
    </message>
    <message>
        <source>a pickle can run any program when it is opened, so only safetensors are read; get the safetensors version or convert it with the scripts that come with diffusers</source>
        <translation>eine Pickle-Datei kann beim Öffnen jedes Programm ausführen, deshalb werden nur safetensors gelesen; die safetensors-Fassung besorgen oder mit den Skripten von diffusers umwandeln</translation>
    </message>
    <message>
        <source>a text encoder alone</source>
        <translation>nur ein Text-Encoder</translation>
    </message>
    <message>
        <source>a textual inversion embedding, which is used in a prompt</source>
        <translation>ein Textual-Inversion-Embedding, das in den Prompt gehört</translation>
    </message>
    <message>
        <source>a {1} direction has no tensor {2}</source>
        <translation>eine Richtung der Art {1} hat keinen Tensor {2}</translation>
    </message>
    <message>
        <source>about {size}</source>
        <translation>etwa {size}</translation>
    </message>
    <message>
        <source>about {time} to write</source>
        <translation>etwa {time} zum Schreiben</translation>
    </message>
    <message>
        <source>alike in look</source>
        <translation>im Aussehen</translation>
    </message>
    <message>
        <source>alike in words</source>
        <translation>in Worten</translation>
    </message>
    <message>
        <source>always</source>
        <translation>immer</translation>
    </message>
    <message>
        <source>an AuraFlow model</source>
        <translation>ein AuraFlow-Modell</translation>
    </message>
    <message>
        <source>an IP-Adapter</source>
        <translation>ein IP-Adapter</translation>
    </message>
    <message>
        <source>an LTX Video model</source>
        <translation>ein LTX-Video-Modell</translation>
    </message>
    <message>
        <source>angry</source>
        <translation>wütend</translation>
    </message>
    <message>
        <source>bigger eyes</source>
        <translation>größere Augen</translation>
    </message>
    <message>
        <source>bottom</source>
        <translation>unten</translation>
    </message>
    <message>
        <source>closed eyes</source>
        <translation>geschlossene Augen</translation>
    </message>
    <message>
        <source>colder</source>
        <translation>kälter</translation>
    </message>
    <message>
        <source>darker</source>
        <translation>dunkler</translation>
    </message>
    <message>
        <source>en</source>
        <translation>de</translation>
    </message>
    <message>
        <source>glossy</source>
        <translation>glänzend</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>ausgeblendet</translation>
    </message>
    <message>
        <source>is not a model the program knows: choose a Stable Diffusion checkpoint</source>
        <translation>ist kein Modell, das das Programm kennt: einen Stable-Diffusion-Checkpoint wählen</translation>
    </message>
    <message>
        <source>it is cut short</source>
        <translation>sie ist abgeschnitten</translation>
    </message>
    <message>
        <source>it is too large for that disk; choose another place</source>
        <translation>sie ist zu groß für diesen Datenträger; einen anderen Ort wählen</translation>
    </message>
    <message>
        <source>its folder does not exist; make it or choose another</source>
        <translation>den Ordner gibt es nicht; ihn anlegen oder einen anderen wählen</translation>
    </message>
    <message>
        <source>its list of tensors is not a list of tensors</source>
        <translation>die Tensorliste ist keine Tensorliste</translation>
    </message>
    <message>
        <source>its list of tensors is not valid JSON</source>
        <translation>die Tensorliste ist kein gültiges JSON</translation>
    </message>
    <message>
        <source>its metadata are not texts</source>
        <translation>die Metadaten sind keine Texte</translation>
    </message>
    <message>
        <source>its name is too long; choose a shorter one</source>
        <translation>der Name ist zu lang; einen kürzeren wählen</translation>
    </message>
    <message>
        <source>its tensor {1} has the shape {2}</source>
        <translation>der Tensor {1} hat die Form {2}</translation>
    </message>
    <message>
        <source>its tensor {1} is missing</source>
        <translation>der Tensor {1} fehlt</translation>
    </message>
    <message>
        <source>its tensors {1} and {2} differ in shape</source>
        <translation>die Tensoren {1} und {2} haben verschiedene Formen</translation>
    </message>
    <message>
        <source>its unit is {1}</source>
        <translation>die Einheit ist {1}</translation>
    </message>
    <message>
        <source>keyframe {number} selected: {name}</source>
        <translation>Schlüsselbild {number} gewählt: {name}</translation>
    </message>
    <message>
        <source>keys shortcut {room} {title} {keys}</source>
        <translation>tasten kürzel {room} {title} {keys}</translation>
    </message>
    <message>
        <source>left</source>
        <translation>links</translation>
    </message>
    <message>
        <source>less than 1</source>
        <translation>weniger als 1</translation>
    </message>
    <message>
        <source>less than 1 s</source>
        <translation>weniger als 1 s</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>middle</source>
        <translation>Mitte</translation>
    </message>
    <message>
        <source>neutral face</source>
        <translation>neutral face</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
    <message>
        <source>open mouth</source>
        <translation>offener Mund</translation>
    </message>
    <message>
        <source>owner/name, or owner/name/file.safetensors</source>
        <translation>Besitzer/Name oder Besitzer/Name/Datei.safetensors</translation>
    </message>
    <message>
        <source>pytorch.org names the command for the build with CUDA.</source>
        <translation>pytorch.org nennt den Befehl für die Fassung mit CUDA.</translation>
    </message>
    <message>
        <source>right</source>
        <translation>rechts</translation>
    </message>
    <message>
        <source>smile</source>
        <translation>Lächeln</translation>
    </message>
    <message>
        <source>smiling face</source>
        <translation>smiling face</translation>
    </message>
    <message>
        <source>some numbers of its tensor {1} are not finite</source>
        <translation>manche Zahlen des Tensors {1} sind nicht endlich</translation>
    </message>
    <message>
        <source>some of its numbers are not finite</source>
        <translation>manche Zahlen sind nicht endlich</translation>
    </message>
    <message>
        <source>sunglasses; glossy style</source>
        <translation>sunglasses; glossy style</translation>
    </message>
    <message>
        <source>surprise</source>
        <translation>Überraschung</translation>
    </message>
    <message>
        <source>tears</source>
        <translation>Tränen</translation>
    </message>
    <message>
        <source>the disk is full; make room or choose another place</source>
        <translation>der Datenträger ist voll; Platz schaffen oder einen anderen Ort wählen</translation>
    </message>
    <message>
        <source>the disk is read-only; choose another place</source>
        <translation>der Datenträger ist schreibgeschützt; einen anderen Ort wählen</translation>
    </message>
    <message>
        <source>the disk quota is used up; make room or choose another place</source>
        <translation>das Kontingent ist aufgebraucht; Platz schaffen oder einen anderen Ort wählen</translation>
    </message>
    <message>
        <source>the entry of the tensor {1} is incomplete</source>
        <translation>der Eintrag des Tensors {1} ist unvollständig</translation>
    </message>
    <message>
        <source>the model “{1}”</source>
        <translation>dem Modell „{1}“</translation>
    </message>
    <message>
        <source>the model’s own</source>
        <translation>der des Modells</translation>
    </message>
    <message>
        <source>the system or the encoder refused it; choose another place, size or format</source>
        <translation>das System oder der Encoder hat es abgelehnt; Ort, Größe oder Format ändern</translation>
    </message>
    <message>
        <source>the system refused it</source>
        <translation>das System hat es abgelehnt</translation>
    </message>
    <message>
        <source>the system refused it; choose another place</source>
        <translation>das System hat es abgelehnt; einen anderen Ort wählen</translation>
    </message>
    <message>
        <source>the tensor {1} has a size that does not fit its shape</source>
        <translation>die Größe des Tensors {1} passt nicht zu seiner Form</translation>
    </message>
    <message>
        <source>the tensor {1} has no sensible place in the file</source>
        <translation>der Tensor {1} hat keinen sinnvollen Platz in der Datei</translation>
    </message>
    <message>
        <source>the tensor {1} has no sensible shape</source>
        <translation>der Tensor {1} hat keine sinnvolle Form</translation>
    </message>
    <message>
        <source>the tensor {1} has numbers of an unknown kind ({2})</source>
        <translation>der Tensor {1} hat Zahlen unbekannter Art ({2})</translation>
    </message>
    <message>
        <source>the tensor {1} overlaps another or leaves a gap</source>
        <translation>der Tensor {1} überlappt einen anderen oder lässt eine Lücke</translation>
    </message>
    <message>
        <source>the unit of what it keeps (“{1}”) is {2}</source>
        <translation>die Einheit dessen, was sie behält („{1}“), ist {2}</translation>
    </message>
    <message>
        <source>there are surplus bytes at its end</source>
        <translation>am Ende stehen überzählige Bytes</translation>
    </message>
    <message>
        <source>there is a folder of that name; choose another name</source>
        <translation>ein Ordner heißt schon so; einen anderen Namen wählen</translation>
    </message>
    <message>
        <source>there is no permission to open it</source>
        <translation>die Berechtigung zum Öffnen fehlt</translation>
    </message>
    <message>
        <source>there is no permission to write there; choose another place</source>
        <translation>die Berechtigung zum Schreiben fehlt; einen anderen Ort wählen</translation>
    </message>
    <message>
        <source>there is none yet</source>
        <translation>noch gibt es keines</translation>
    </message>
    <message>
        <source>top</source>
        <translation>oben</translation>
    </message>
    <message>
        <source>warmer</source>
        <translation>wärmer</translation>
    </message>
    <message>
        <source>what it keeps (“{1}”) is not in its space</source>
        <translation>was sie behält („{1}“), liegt nicht in ihrem Raum</translation>
    </message>
    <message>
        <source>wider</source>
        <translation>breiter</translation>
    </message>
    <message>
        <source>{1} adds noise at each step, so that pictures would flicker from frame to frame: choose {2}.</source>
        <translation>{1} fügt bei jedem Schritt Rauschen hinzu, sodass es von Bild zu Bild flackern würde: {2} wählen.</translation>
    </message>
    <message>
        <source>{1} could not be read, or hold no pixels, and had to be left out.</source>
        <translation>{1} nicht lesbar oder ohne Pixel und daher ausgelassen.</translation>
    </message>
    <message>
        <source>{1} directions are too many: use {2} at most.</source>
        <translation>{1} Richtungen sind zu viele: höchstens {2} nehmen.</translation>
    </message>
    <message>
        <source>{1} does not fit this model, whose latent has one cell for {2}x{3} pixels: use {4}.</source>
        <translation>{1} passt nicht zu diesem Modell, dessen Latent je {2}x{3} Pixel eine Zelle hat: {4} nehmen.</translation>
    </message>
    <message>
        <source>{1} does not fit “{2}”, whose latent has one cell for {3}x{4} pixels: use {5}.</source>
        <translation>{1} passt nicht zu „{2}“, dessen Latent je {3}x{4} Pixel eine Zelle hat: {5} nehmen.</translation>
    </message>
    <message>
        <source>{1} examples are too many: choose 1 to {2}.</source>
        <translation>{1} Beispiele sind zu viele: 1 bis {2} wählen.</translation>
    </message>
    <message>
        <source>{1} frames a second cannot be played: choose between {2} and {3}.</source>
        <translation>{1} Bilder pro Sekunde lassen sich nicht abspielen: {2} bis {3} wählen.</translation>
    </message>
    <message>
        <source>{1} in a way that is not known here, and is laid over normally.</source>
        <translation>{1} mit unbekannter Füllmethode und liegt normal darüber.</translation>
    </message>
    <message>
        <source>{1} is far beyond what this model was made for ({2}): choose {3} or smaller.</source>
        <translation>{1} liegt weit über dem, wofür dieses Modell gemacht ist ({2}): {3} oder kleiner wählen.</translation>
    </message>
    <message>
        <source>{1} needs about {2} GB of memory and {3} GB are free: choose a smaller size or close other programs.</source>
        <translation>{1} braucht etwa {2} GB Speicher, frei sind {3} GB: eine kleinere Größe wählen oder andere Programme schließen.</translation>
    </message>
    <message>
        <source>{1} of {2} parts of the LoRA “{3}” do not fit this model.</source>
        <translation>{1} von {2} Teilen der LoRA „{3}“ passen nicht zu diesem Modell.</translation>
    </message>
    <message>
        <source>{1} pictures cannot be drawn at once: choose between 1 and {2}.</source>
        <translation>{1} Bilder auf einmal gehen nicht: 1 bis {2} wählen.</translation>
    </message>
    <message>
        <source>{1} pictures cannot be drawn for a prompt: choose 1 to {2}.</source>
        <translation>{1} Bilder je Prompt gehen nicht: 1 bis {2} wählen.</translation>
    </message>
    <message>
        <source>{1} pictures cannot be mixed: take 1 to {2}.</source>
        <translation>{1} Bilder lassen sich nicht mischen: 1 bis {2} nehmen.</translation>
    </message>
    <message>
        <source>{1} points are too many for a map: choose {2} at most.</source>
        <translation>{1} Punkte sind zu viele für eine Karte: höchstens {2} wählen.</translation>
    </message>
    <message>
        <source>{1} seconds at {2} frames a second are {3} frames: choose {4} or fewer.</source>
        <translation>{1} Sekunden mit {2} Bildern pro Sekunde sind {3} Bilder: höchstens {4} wählen.</translation>
    </message>
    <message>
        <source>{1} steps cannot be run: choose between 1 and {2}.</source>
        <translation>{1} Schritte gehen nicht: 1 bis {2} wählen.</translation>
    </message>
    <message>
        <source>{1}{2}, drawn at {3}.</source>
        <translation>{1}{2}, zeichnet mit {3}.</translation>
    </message>
    <message>
        <source>{1}{2}, one file, {3}.</source>
        <translation>{1}{2}, eine Datei, {3}.</translation>
    </message>
    <message>
        <source>{count:.1f} GB</source>
        <translation>{count:.1f} GB</translation>
    </message>
    <message>
        <source>{count} MB</source>
        <translation>{count} MB</translation>
    </message>
    <message numerus="yes">
        <source>{count} frames</source>
        <translation>
            <numerusform>{count} Bild</numerusform>
            <numerusform>{count} Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} kB</source>
        <translation>{count} kB</translation>
    </message>
    <message numerus="yes">
        <source>{count} keyframes</source>
        <translation>
            <numerusform>{count} Schlüsselbild</numerusform>
            <numerusform>{count} Schlüsselbilder</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} keyframes selected</source>
        <translation>{count} Schlüsselbilder gewählt</translation>
    </message>
    <message>
        <source>{count} min</source>
        <translation>{count} min</translation>
    </message>
    <message numerus="yes">
        <source>{count} models</source>
        <translation>
            <numerusform>{count} Modell</numerusform>
            <numerusform>{count} Modelle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} pictures</source>
        <translation>
            <numerusform>{count} Bild</numerusform>
            <numerusform>{count} Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} pictures are enough: the others are left out.</source>
        <translation>{count} Bilder genügen: Die übrigen bleiben weg.</translation>
    </message>
    <message numerus="yes">
        <source>{count} pictures are in both sets: take them out of one.</source>
        <translation>
            <numerusform>{count} Bild ist in beiden Reihen: aus einer herausnehmen.</numerusform>
            <numerusform>{count} Bilder sind in beiden Reihen: aus einer herausnehmen.</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} pictures cannot be drawn at once: choose between 1 and {most}.</source>
        <translation>{count} Bilder auf einmal gehen nicht: 1 bis {most} wählen.</translation>
    </message>
    <message numerus="yes">
        <source>{count} pictures chosen</source>
        <translation>
            <numerusform>{count} Bild gewählt</numerusform>
            <numerusform>{count} Bilder gewählt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} pictures could not be read: left out of the map.</source>
        <translation>
            <numerusform>{count} Bild ließ sich nicht lesen: Es fehlt auf der Karte.</numerusform>
            <numerusform>{count} Bilder ließen sich nicht lesen: Sie fehlen auf der Karte.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} pictures could not be read: left out.</source>
        <translation>
            <numerusform>{count} Bild ließ sich nicht lesen: weggelassen.</numerusform>
            <numerusform>{count} Bilder ließen sich nicht lesen: weggelassen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} pictures of the history cannot be read: left out here.</source>
        <translation>
            <numerusform>Ein Bild des Verlaufs ist nicht lesbar und fehlt hier.</numerusform>
            <numerusform>{count} Bilder des Verlaufs sind nicht lesbar und fehlen hier.</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} px at the bottom</source>
        <translation>{count} px unten</translation>
    </message>
    <message>
        <source>{count} px at the left</source>
        <translation>{count} px links</translation>
    </message>
    <message>
        <source>{count} px at the right</source>
        <translation>{count} px rechts</translation>
    </message>
    <message>
        <source>{count} px at the top</source>
        <translation>{count} px oben</translation>
    </message>
    <message>
        <source>{count} s</source>
        <translation>{count} s</translation>
    </message>
    <message>
        <source>{count} to draw</source>
        <translation>{count} zu zeichnen</translation>
    </message>
    <message>
        <source>{count} waiting</source>
        <translation>{count} in der Warteschlange</translation>
    </message>
    <message>
        <source>{done} of {total} frames</source>
        <translation>{done} von {total} Bildern</translation>
    </message>
    <message>
        <source>{easing}: click for another easing</source>
        <translation>{easing}: klicken für ein anderes Easing</translation>
    </message>
    <message>
        <source>{fps:.1f} frames/s</source>
        <translation>{fps:.1f} Bilder/s</translation>
    </message>
    <message>
        <source>{have} of {size}</source>
        <translation>{have} von {size}</translation>
    </message>
    <message>
        <source>{keys} is for {owners}.</source>
        <translation>{keys} gehört zu {owners}.</translation>
    </message>
    <message>
        <source>{keys} then means “{title}” only</source>
        <translation>{keys} heißt dann nur noch „{title}“</translation>
    </message>
    <message>
        <source>{label} in pixels.</source>
        <translation>{label} in Pixeln.</translation>
    </message>
    <message>
        <source>{label}: choose a folder of pictures</source>
        <translation>{label}: Ordner mit Bildern wählen</translation>
    </message>
    <message>
        <source>{label}: choose from the history</source>
        <translation>{label}: aus dem Verlauf wählen</translation>
    </message>
    <message>
        <source>{label}: more from the history</source>
        <translation>{label}: mehr aus dem Verlauf</translation>
    </message>
    <message>
        <source>{label}: without pictures</source>
        <translation>{label}: ohne Bilder</translation>
    </message>
    <message>
        <source>{letter} of the arithmetic</source>
        <translation>{letter} beim Rechnen</translation>
    </message>
    <message>
        <source>{letter}: choose a picture</source>
        <translation>{letter}: Bild wählen</translation>
    </message>
    <message>
        <source>{letter}: {words}</source>
        <translation>{letter}: {words}</translation>
    </message>
    <message>
        <source>{memory} of memory for the weights, {precision}</source>
        <translation>{memory} Speicher für die Gewichte, {precision}</translation>
    </message>
    <message>
        <source>{more} to lead to, {less} to lead away from</source>
        <translation>{more}, zu denen sie führt, {less}, von denen sie wegführt</translation>
    </message>
    <message>
        <source>{most} and {last}</source>
        <translation>{most} und {last}</translation>
    </message>
    <message>
        <source>{name} copy</source>
        <translation>{name} Kopie</translation>
    </message>
    <message>
        <source>{name}, and {count} more</source>
        <translation>{name}, und {count} weitere</translation>
    </message>
    <message>
        <source>{name}-walk</source>
        <translation>{name}-Reise</translation>
    </message>
    <message>
        <source>{name}: drag up or down, double-click for 0</source>
        <translation>{name}: nach oben oder unten ziehen, Doppelklick für 0</translation>
    </message>
    <message>
        <source>{name}: rename, export, delete</source>
        <translation>{name}: umbenennen, exportieren, löschen</translation>
    </message>
    <message>
        <source>{name}; drag, or use the arrow keys</source>
        <translation>{name}; ziehen oder die Pfeiltasten nutzen</translation>
    </message>
    <message>
        <source>{now} becomes {width} × {height}; the prompt says what is added.</source>
        <translation>Aus {now} wird {width} × {height}; der Prompt sagt, was dazukommt.</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} von {count}</translation>
    </message>
    <message>
        <source>{said} Nothing else: for photographs or any other subject, use a model of your own.</source>
        <translation>{said} Nichts anderes: für Fotos oder andere Motive ein eigenes Modell nutzen.</translation>
    </message>
    <message>
        <source>{seconds:.1f} s</source>
        <translation>{seconds:.1f} s</translation>
    </message>
    <message>
        <source>{sentence}: a part of its path is not a folder.</source>
        <translation>{sentence}: Ein Teil des Pfads ist kein Ordner.</translation>
    </message>
    <message>
        <source>{sentence}: there is a file of that name.</source>
        <translation>{sentence}: Eine Datei heißt schon so.</translation>
    </message>
    <message>
        <source>{sentence}: there is no permission.</source>
        <translation>{sentence}: Die Berechtigung fehlt.</translation>
    </message>
    <message>
        <source>{size} a second</source>
        <translation>{size} je Sekunde</translation>
    </message>
    <message>
        <source>{text} (it came with the model)</source>
        <translation>{text} (kam mit dem Modell)</translation>
    </message>
    <message>
        <source>{text} (missing)</source>
        <translation>{text} (fehlt)</translation>
    </message>
    <message>
        <source>{time:.2f} s · frame {frame}</source>
        <translation>{time:.2f} s · Bild {frame}</translation>
    </message>
    <message>
        <source>{time:.2f} s · frame {frame} of {count}</source>
        <translation>{time:.2f} s · Bild {frame} von {count}</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>noch {time}</translation>
    </message>
    <message>
        <source>{title} by this much.</source>
        <translation>{title}: um so viele Pixel.</translation>
    </message>
    <message>
        <source>{title}: move or hide</source>
        <translation>{title}: verschieben oder ausblenden</translation>
    </message>
    <message>
        <source>{title}: the usual keys</source>
        <translation>{title}: übliche Tasten</translation>
    </message>
    <message>
        <source>{width} × {height} cells from {column}, {row}; their mean</source>
        <translation>{width} × {height} Zellen ab {column}, {row}; ihr Mittel</translation>
    </message>
    <message>
        <source>{width} × {height} px</source>
        <translation>{width} × {height} px</translation>
    </message>
    <message>
        <source>{width} × {height} px, drawn at {size}</source>
        <translation>{width} × {height} px, gezeichnet mit {size}</translation>
    </message>
    <message>
        <source>{width} × {height} × {depth} → {columns} × {rows} × {channels}: {times} times fewer numbers.</source>
        <translation>{width} × {height} × {depth} → {columns} × {rows} × {channels}: {times}-mal weniger Zahlen.</translation>
    </message>
    <message>
        <source>{words}: press for another, Del empties</source>
        <translation>{words}: klicken für ein anderes, Entf leert</translation>
    </message>
    <message>
        <source>“{1}/config.json” of this model cannot be used: get the model again.</source>
        <translation>„{1}/config.json“ dieses Modells ist nicht zu gebrauchen: das Modell neu besorgen.</translation>
    </message>
    <message>
        <source>“{1}/{2}” cannot be read: get the model again.</source>
        <translation>„{1}/{2}“ ist nicht lesbar: das Modell neu besorgen.</translation>
    </message>
    <message>
        <source>“{1}/{2}” cannot be used: {3}.</source>
        <translation>„{1}/{2}“ ist nicht zu gebrauchen: {3}.</translation>
    </message>
    <message>
        <source>“{1}/{2}” is missing: get the model again.</source>
        <translation>„{1}/{2}“ fehlt: das Modell neu besorgen.</translation>
    </message>
    <message>
        <source>“{1}” arrived damaged (its checksum is another) and was deleted: download it again.</source>
        <translation>„{1}“ kam beschädigt an (andere Prüfsumme) und wurde gelöscht: erneut herunterladen.</translation>
    </message>
    <message>
        <source>“{1}” came in the box and stays: only models you added can be removed.</source>
        <translation>„{1}“ gehört zum Programm und bleibt: Nur hinzugefügte Modelle lassen sich entfernen.</translation>
    </message>
    <message>
        <source>“{1}” came with the model and cannot be {2}: export a copy instead.</source>
        <translation>„{1}“ kam mit dem Modell und bleibt, wie es ist ({2}): stattdessen eine Kopie exportieren.</translation>
    </message>
    <message>
        <source>“{1}” cannot be kept: it makes no difference to this model.</source>
        <translation>„{1}“ lässt sich nicht behalten: Es macht für dieses Modell keinen Unterschied.</translation>
    </message>
    <message>
        <source>“{1}” cannot be read from the disk.</source>
        <translation>„{1}“ lässt sich nicht vom Datenträger lesen.</translation>
    </message>
    <message>
        <source>“{1}” cannot be read: check that you may open it.</source>
        <translation>„{1}“ ist nicht lesbar: die Rechte prüfen.</translation>
    </message>
    <message>
        <source>“{1}” cannot be read: get the model again.</source>
        <translation>„{1}“ ist nicht lesbar: das Modell neu besorgen.</translation>
    </message>
    <message>
        <source>“{1}” cannot be read: there is no permission to open it.</source>
        <translation>„{1}“ ist nicht lesbar: Die Berechtigung zum Öffnen fehlt.</translation>
    </message>
    <message>
        <source>“{1}” cannot be read: {2}.</source>
        <translation>„{1}“ kann nicht gelesen werden: {2}.</translation>
    </message>
    <message>
        <source>“{1}” cannot be removed: check its permissions.</source>
        <translation>„{1}“ lässt sich nicht entfernen: die Rechte prüfen.</translation>
    </message>
    <message>
        <source>“{1}” cannot be used for previews: it is no TAESD decoder.</source>
        <translation>„{1}“ taugt nicht für Vorschauen: Es ist kein TAESD-Decoder.</translation>
    </message>
    <message>
        <source>“{1}” cannot be used: its model_index.json is damaged.</source>
        <translation>„{1}“ ist nicht zu gebrauchen: Die model_index.json ist beschädigt.</translation>
    </message>
    <message>
        <source>“{1}” cannot be used: its value “{2}” is missing or makes no sense.</source>
        <translation>„{1}“ ist nicht zu gebrauchen: Der Wert „{2}“ fehlt oder ist unsinnig.</translation>
    </message>
    <message>
        <source>“{1}” cannot be used: tensors are missing in it, or it is a model of an unknown kind.</source>
        <translation>„{1}“ ist nicht zu gebrauchen: Tensoren fehlen, oder die Modellart ist unbekannt.</translation>
    </message>
    <message>
        <source>“{1}” cannot be used: the program does not know the prediction “{2}”.</source>
        <translation>„{1}“ ist nicht zu gebrauchen: Das Programm kennt die Vorhersage „{2}“ nicht.</translation>
    </message>
    <message>
        <source>“{1}” cannot be used: {2}.</source>
        <translation>„{1}“ ist nicht zu gebrauchen: {2}.</translation>
    </message>
    <message>
        <source>“{1}” cannot be written: check your data folder.</source>
        <translation>„{1}“ lässt sich nicht schreiben: den Datenordner prüfen.</translation>
    </message>
    <message>
        <source>“{1}” cannot be written: choose a name that ends in .mp4, .webm, .gif or .webp, or a folder for single pictures.</source>
        <translation>„{1}“ lässt sich nicht schreiben: einen Namen mit .mp4, .webm, .gif oder .webp wählen oder einen Ordner für Einzelbilder.</translation>
    </message>
    <message>
        <source>“{1}” cannot be written: choose a name that ends in .png, .jpg or .webp.</source>
        <translation>„{1}“ lässt sich nicht schreiben: einen Namen mit .png, .jpg oder .webp wählen.</translation>
    </message>
    <message>
        <source>“{1}” cannot be written: choose a name that ends in {2}.</source>
        <translation>„{1}“ lässt sich nicht schreiben: einen Namen mit {2} wählen.</translation>
    </message>
    <message>
        <source>“{1}” cannot be written: it is a folder; give a file name.</source>
        <translation>„{1}“ lässt sich nicht schreiben: Es ist ein Ordner; einen Dateinamen angeben.</translation>
    </message>
    <message>
        <source>“{1}” cannot be written: it is not an ordinary file.</source>
        <translation>„{1}“ lässt sich nicht schreiben: Es ist keine gewöhnliche Datei.</translation>
    </message>
    <message>
        <source>“{1}” cannot be written: {2}.</source>
        <translation>„{1}“ lässt sich nicht schreiben: {2}.</translation>
    </message>
    <message>
        <source>“{1}” cannot weigh {2}: choose between -10 and 10.</source>
        <translation>„{1}“ kann nicht {2} wiegen: -10 bis 10 wählen.</translation>
    </message>
    <message>
        <source>“{1}” does not come: check the connection and go on later.</source>
        <translation>„{1}“ kommt nicht an: die Verbindung prüfen und später fortsetzen.</translation>
    </message>
    <message>
        <source>“{1}” does not exist: check the path.</source>
        <translation>„{1}“ gibt es nicht: den Pfad prüfen.</translation>
    </message>
    <message>
        <source>“{1}” has no direction called “{2}”: there are {3}.</source>
        <translation>„{1}“ hat keine Richtung namens „{2}“, nur: {3}.</translation>
    </message>
    <message>
        <source>“{1}” has no tokenizer.</source>
        <translation>„{1}“ hat keinen Tokenizer.</translation>
    </message>
    <message>
        <source>“{1}” has no weights in “{2}”: choose another.</source>
        <translation>„{1}“ hat in „{2}“ keine Gewichte: ein anderes wählen.</translation>
    </message>
    <message>
        <source>“{1}” has no {2} in its file: add another model of its family that has one{3}.</source>
        <translation>„{1}“ hat keinen {2} in der Datei: ein Modell derselben Familie hinzufügen, das einen hat{3}.</translation>
    </message>
    <message>
        <source>“{1}” has no {2}, and none of another model fits: add one that has.</source>
        <translation>„{1}“ hat keinen {2}, und von keinem anderen Modell passt einer: eines hinzufügen, das einen hat.</translation>
    </message>
    <message>
        <source>“{1}” has parts the program does not know: choose another version of the model.</source>
        <translation>„{1}“ hat Teile, die das Programm nicht kennt: eine andere Fassung des Modells wählen.</translation>
    </message>
    <message>
        <source>“{1}” has several files: name one of them ({2}).</source>
        <translation>„{1}“ hat mehrere Dateien: eine davon nennen ({2}).</translation>
    </message>
    <message>
        <source>“{1}” holds fp8 numbers with scales, which are not supported yet: get the fp16 version.</source>
        <translation>„{1}“ enthält fp8-Zahlen mit Maßstäben, die noch nicht unterstützt werden: die fp16-Fassung nehmen.</translation>
    </message>
    <message>
        <source>“{1}” holds no LoRA: choose another file.</source>
        <translation>„{1}“ enthält keine LoRA: eine andere Datei wählen.</translation>
    </message>
    <message>
        <source>“{1}” holds no direction of Latentscape's: it was made by something else.</source>
        <translation>„{1}“ enthält keine Richtung von Latentscape: Die Datei stammt von etwas anderem.</translation>
    </message>
    <message>
        <source>“{1}” holds no latent of Latentscape's: it was made by something else.</source>
        <translation>„{1}“ enthält kein Latent von Latentscape: Die Datei stammt von etwas anderem.</translation>
    </message>
    <message>
        <source>“{1}” holds no model this program can use: choose another.</source>
        <translation>„{1}“ enthält kein Modell, das dieses Programm nutzen kann: ein anderes wählen.</translation>
    </message>
    <message>
        <source>“{1}” holds other files: choose a new folder for the pictures.</source>
        <translation>„{1}“ enthält andere Dateien: einen neuen Ordner für die Bilder wählen.</translation>
    </message>
    <message>
        <source>“{1}” in “{2}” cannot be used: {3}.</source>
        <translation>„{1}“ in „{2}“ ist nicht zu gebrauchen: {3}.</translation>
    </message>
    <message>
        <source>“{1}” is a LyCORIS, DoRA or other kind of LoRA: only plain ones can be added.</source>
        <translation>„{1}“ ist eine LyCORIS, DoRA oder andere Art von LoRA: Nur einfache lassen sich nutzen.</translation>
    </message>
    <message>
        <source>“{1}” is a VAE of an unknown kind, or tensors are missing in it.</source>
        <translation>„{1}“ ist ein VAE unbekannter Art, oder es fehlen Tensoren.</translation>
    </message>
    <message>
        <source>“{1}” is a file: give the name of a folder for the pictures.</source>
        <translation>„{1}“ ist eine Datei: einen Ordner für die Bilder angeben.</translation>
    </message>
    <message>
        <source>“{1}” is a folder, not a picture.</source>
        <translation>„{1}“ ist ein Ordner, kein Bild.</translation>
    </message>
    <message>
        <source>“{1}” is a model in the {2} format, which cannot be used yet: get the safetensors version.</source>
        <translation>„{1}“ ist ein Modell im Format {2}, das noch nicht benutzt werden kann: die safetensors-Fassung nehmen.</translation>
    </message>
    <message>
        <source>“{1}” is cut short: get the file again.</source>
        <translation>„{1}“ ist abgeschnitten: die Datei noch einmal holen.</translation>
    </message>
    <message>
        <source>“{1}” is damaged or cut short: it cannot be decoded.</source>
        <translation>„{1}“ ist beschädigt oder abgeschnitten und lässt sich nicht dekodieren.</translation>
    </message>
    <message>
        <source>“{1}” is damaged or cut short: it cannot be opened.</source>
        <translation>„{1}“ ist beschädigt oder abgeschnitten und lässt sich nicht öffnen.</translation>
    </message>
    <message>
        <source>“{1}” is damaged, it is not valid JSON: get the model again.</source>
        <translation>„{1}“ ist beschädigt, kein gültiges JSON: das Modell neu besorgen.</translation>
    </message>
    <message>
        <source>“{1}” is damaged: a latent of the shape {2} cannot be.</source>
        <translation>„{1}“ ist beschädigt: Ein Latent der Form {2} gibt es nicht.</translation>
    </message>
    <message>
        <source>“{1}” is damaged: it cannot be read to its end.</source>
        <translation>„{1}“ ist beschädigt: nicht bis zum Ende lesbar.</translation>
    </message>
    <message>
        <source>“{1}” is damaged: it does not say how large its picture is.</source>
        <translation>„{1}“ ist beschädigt: Die Größe des Bilds fehlt.</translation>
    </message>
    <message>
        <source>“{1}” is damaged: it does not say what its numbers mean.</source>
        <translation>„{1}“ ist beschädigt: Was die Zahlen bedeuten, fehlt.</translation>
    </message>
    <message>
        <source>“{1}” is damaged: it holds no layer that can be read.</source>
        <translation>„{1}“ ist beschädigt: Keine Ebene darin ist lesbar.</translation>
    </message>
    <message>
        <source>“{1}” is damaged: it holds “{2}” twice.</source>
        <translation>„{1}“ ist beschädigt: „{2}“ kommt doppelt vor.</translation>
    </message>
    <message>
        <source>“{1}” is damaged: it names no files; get the model again.</source>
        <translation>„{1}“ ist beschädigt: Es nennt keine Dateien; das Modell neu besorgen.</translation>
    </message>
    <message>
        <source>“{1}” is damaged: its beginning cannot be read.</source>
        <translation>„{1}“ ist beschädigt: Der Anfang ist nicht lesbar.</translation>
    </message>
    <message>
        <source>“{1}” is damaged: its list of layers cannot be read.</source>
        <translation>„{1}“ ist beschädigt: Die Ebenenliste ist nicht lesbar.</translation>
    </message>
    <message>
        <source>“{1}” is damaged: its list of layers is empty.</source>
        <translation>„{1}“ ist beschädigt: Die Ebenenliste ist leer.</translation>
    </message>
    <message>
        <source>“{1}” is damaged: its numbers are not those it was saved with; get the file again.</source>
        <translation>„{1}“ ist beschädigt: Die Zahlen sind nicht die, die gespeichert wurden; neu besorgen.</translation>
    </message>
    <message>
        <source>“{1}” is damaged: its numbers are {2} instead of F32.</source>
        <translation>„{1}“ ist beschädigt: Die Zahlen sind {2} statt F32.</translation>
    </message>
    <message>
        <source>“{1}” is damaged: the numbers of {2} are {3} instead of {4}.</source>
        <translation>„{1}“ ist beschädigt: Die Zahlen von {2} sind {3} statt {4}.</translation>
    </message>
    <message>
        <source>“{1}” is damaged: what it says of itself is incomplete or of the wrong kind.</source>
        <translation>„{1}“ ist beschädigt: Die Angaben darin sind unvollständig oder von falscher Art.</translation>
    </message>
    <message>
        <source>“{1}” is damaged: {2}.</source>
        <translation>„{1}“ ist beschädigt: {2}.</translation>
    </message>
    <message>
        <source>“{1}” is damaged: {2}; get the file again.</source>
        <translation>„{1}“ ist beschädigt: {2}; die Datei noch einmal holen.</translation>
    </message>
    <message>
        <source>“{1}” is damaged: “{2}” cannot be decoded.</source>
        <translation>„{1}“ ist beschädigt: „{2}“ lässt sich nicht dekodieren.</translation>
    </message>
    <message>
        <source>“{1}” is damaged: “{2}” in it cannot be read.</source>
        <translation>„{1}“ ist beschädigt: „{2}“ darin ist nicht lesbar.</translation>
    </message>
    <message>
        <source>“{1}” is damaged: “{2}” is missing.</source>
        <translation>„{1}“ ist beschädigt: „{2}“ fehlt.</translation>
    </message>
    <message>
        <source>“{1}” is empty: get the file again.</source>
        <translation>„{1}“ ist leer: die Datei noch einmal holen.</translation>
    </message>
    <message>
        <source>“{1}” is empty: it has no bytes.</source>
        <translation>„{1}“ ist leer: null Byte.</translation>
    </message>
    <message>
        <source>“{1}” is far too large for a configuration: get the model again.</source>
        <translation>„{1}“ ist viel zu groß für eine Konfiguration: das Modell neu besorgen.</translation>
    </message>
    <message>
        <source>“{1}” is given out only to those who accept its licence on its page.</source>
        <translation>„{1}“ bekommt nur, wer auf der Seite seine Lizenz annimmt.</translation>
    </message>
    <message>
        <source>“{1}” is hidden: show it to merge it.</source>
        <translation>„{1}“ ist ausgeblendet: zum Vereinen einblenden.</translation>
    </message>
    <message>
        <source>“{1}” is locked: unlock it to merge it.</source>
        <translation>„{1}“ ist gesperrt: zum Vereinen entsperren.</translation>
    </message>
    <message>
        <source>“{1}” is missing: get the model again.</source>
        <translation>„{1}“ fehlt: das Modell neu besorgen.</translation>
    </message>
    <message>
        <source>“{1}” is no Stable Diffusion model (a {2}): choose another.</source>
        <translation>„{1}“ ist kein Stable-Diffusion-Modell ({2}): ein anderes wählen.</translation>
    </message>
    <message>
        <source>“{1}” is no model: it is a direction or a latent that this program has saved.</source>
        <translation>„{1}“ ist kein Modell: Es ist eine Richtung oder ein Latent aus diesem Programm.</translation>
    </message>
    <message>
        <source>“{1}” is not a LoRA the program understands (its tensor {2}).</source>
        <translation>„{1}“ ist keine LoRA, die das Programm versteht (Tensor {2}).</translation>
    </message>
    <message>
        <source>“{1}” is not a Stable Diffusion model: by its model_index.json its {2} {3}.</source>
        <translation>„{1}“ ist kein Stable-Diffusion-Modell: laut model_index.json: {2} {3}.</translation>
    </message>
    <message>
        <source>“{1}” is not a configuration: get the model again.</source>
        <translation>„{1}“ ist keine Konfiguration: das Modell neu besorgen.</translation>
    </message>
    <message>
        <source>“{1}” is not a file: check the path.</source>
        <translation>„{1}“ ist keine Datei: den Pfad prüfen.</translation>
    </message>
    <message>
        <source>“{1}” is not a file: give a direction that was saved as {2}.</source>
        <translation>„{1}“ ist keine Datei: eine als {2} gespeicherte Richtung angeben.</translation>
    </message>
    <message>
        <source>“{1}” is not a file: give a latent that was saved as {2}.</source>
        <translation>„{1}“ ist keine Datei: ein als {2} gespeichertes Latent angeben.</translation>
    </message>
    <message>
        <source>“{1}” is not a model folder in diffusers' layout: model_index.json is missing.</source>
        <translation>„{1}“ ist kein Modellordner im Aufbau von diffusers: model_index.json fehlt.</translation>
    </message>
    <message>
        <source>“{1}” is not a model: give a .safetensors file or a folder in diffusers' layout.</source>
        <translation>„{1}“ ist kein Modell: eine .safetensors-Datei oder einen Ordner im Aufbau von diffusers angeben.</translation>
    </message>
    <message>
        <source>“{1}” is not a picture that can be opened, or it is damaged: save it as PNG first.</source>
        <translation>„{1}“ ist kein Bild, das sich öffnen lässt, oder es ist beschädigt: vorher als PNG speichern.</translation>
    </message>
    <message>
        <source>“{1}” is not a safetensors file, or its beginning is damaged: get the file again.</source>
        <translation>„{1}“ ist keine safetensors-Datei, oder ihr Anfang ist beschädigt: die Datei noch einmal holen.</translation>
    </message>
    <message>
        <source>“{1}” is not a size: write width x height in pixels, for example 512x512.</source>
        <translation>„{1}“ ist keine Größe: Breite x Höhe in Pixeln schreiben, zum Beispiel 512x512.</translation>
    </message>
    <message>
        <source>“{1}” is not a whole model: its UNet and its text encoders do not belong.</source>
        <translation>„{1}“ ist kein ganzes Modell: UNet und Text-Encoder passen nicht zusammen.</translation>
    </message>
    <message>
        <source>“{1}” is not an OpenRaster file.</source>
        <translation>„{1}“ ist keine OpenRaster-Datei.</translation>
    </message>
    <message>
        <source>“{1}” is not an ordinary file.</source>
        <translation>„{1}“ ist keine gewöhnliche Datei.</translation>
    </message>
    <message>
        <source>“{1}” is not opened: a layer in it is far larger than its picture.</source>
        <translation>„{1}“ wird nicht geöffnet: Eine Ebene ist viel größer als das Bild.</translation>
    </message>
    <message>
        <source>“{1}” is not opened: a name in it leads out of the file.</source>
        <translation>„{1}“ wird nicht geöffnet: Ein Name darin führt aus der Datei hinaus.</translation>
    </message>
    <message>
        <source>“{1}” is not opened: it has more than {2} layers.</source>
        <translation>„{1}“ wird nicht geöffnet: Es sind mehr als {2} Ebenen.</translation>
    </message>
    <message>
        <source>“{1}” is not opened: it holds {2} files, far too many.</source>
        <translation>„{1}“ wird nicht geöffnet: {2} Dateien darin sind viel zu viele.</translation>
    </message>
    <message>
        <source>“{1}” is not opened: it is protected by a password.</source>
        <translation>„{1}“ wird nicht geöffnet: Ein Passwort schützt die Datei.</translation>
    </message>
    <message>
        <source>“{1}” is not opened: it would unpack to {2} GB.</source>
        <translation>„{1}“ wird nicht geöffnet: Entpackt wären es {2} GB.</translation>
    </message>
    <message>
        <source>“{1}” is not opened: its Latentscape parts are far too large.</source>
        <translation>„{1}“ wird nicht geöffnet: Die Teile von Latentscape darin sind viel zu groß.</translation>
    </message>
    <message>
        <source>“{1}” is not opened: its groups lie {2} deep in each other.</source>
        <translation>„{1}“ wird nicht geöffnet: Die Gruppen sind {2}-fach verschachtelt.</translation>
    </message>
    <message>
        <source>“{1}” is not opened: its layers need {2} GB of memory.</source>
        <translation>„{1}“ wird nicht geöffnet: Die Ebenen brauchen {2} GB Speicher.</translation>
    </message>
    <message>
        <source>“{1}” is not opened: its list of layers tries to pull in other text.</source>
        <translation>„{1}“ wird nicht geöffnet: Die Ebenenliste will fremden Text hereinziehen.</translation>
    </message>
    <message>
        <source>“{1}” is not opened: “{2}” in it is far too large.</source>
        <translation>„{1}“ wird nicht geöffnet: „{2}“ darin ist viel zu groß.</translation>
    </message>
    <message>
        <source>“{1}” is not the name of a repository: it looks like “owner/name”.</source>
        <translation>„{1}“ ist kein Name eines Repositorys: Er sieht aus wie „owner/name“.</translation>
    </message>
    <message>
        <source>“{1}” is too large ({2}x{3}): at most {4} pixels a side can be opened.</source>
        <translation>„{1}“ ist zu groß ({2}x{3}): Öffnen lassen sich höchstens {4} Pixel je Seite.</translation>
    </message>
    <message>
        <source>“{1}” is too large for a direction ({2} bytes).</source>
        <translation>„{1}“ ist zu groß für eine Richtung ({2} Byte).</translation>
    </message>
    <message>
        <source>“{1}” is too large for the memory that is free.</source>
        <translation>„{1}“ ist zu groß für den freien Speicher.</translation>
    </message>
    <message>
        <source>“{1}” is too large: a layer in it has {2}x{3} pixels, and at most {4} a side can be opened.</source>
        <translation>„{1}“ ist zu groß: Eine Ebene hat {2}x{3} Pixel, öffnen lassen sich höchstens {4} je Seite.</translation>
    </message>
    <message>
        <source>“{1}” is too large{2}: at most {3} pixels a side can be opened.</source>
        <translation>„{1}“ ist zu groß{2}: Öffnen lassen sich höchstens {3} Pixel je Seite.</translation>
    </message>
    <message>
        <source>“{1}” is {2}: its UNet takes {3} channels where its VAE makes {4}; choose a text-to-image or an inpainting model.</source>
        <translation>„{1}“ ist {2}: Das UNet nimmt {3} Kanäle, der VAE macht {4}; ein Text-zu-Bild- oder Inpainting-Modell wählen.</translation>
    </message>
    <message>
        <source>“{1}” is {2}: its UNet takes {3} channels; choose a text-to-image or an inpainting model.</source>
        <translation>„{1}“ ist {2}: Das UNet nimmt {3} Kanäle; ein Text-zu-Bild- oder Inpainting-Modell wählen.</translation>
    </message>
    <message>
        <source>“{1}” names a file that is not a safetensors file beside it: it is not used.</source>
        <translation>„{1}“ nennt eine Datei, die keine safetensors-Datei daneben ist: nicht genutzt.</translation>
    </message>
    <message>
        <source>“{1}” needs {2} GB more and the disk has {3} GB left: make room first.</source>
        <translation>„{1}“ braucht noch {2} GB, frei sind {3} GB: zuerst Platz schaffen.</translation>
    </message>
    <message>
        <source>“{1}” of this model cannot be used: get the model again.</source>
        <translation>„{1}“ dieses Modells ist nicht zu gebrauchen: das Modell neu besorgen.</translation>
    </message>
    <message>
        <source>“{1}” was not written: {2}.</source>
        <translation>„{1}“ wurde nicht geschrieben: {2}.</translation>
    </message>
    <message>
        <source>“{1}” was trained with another kind of noise: choose another model.</source>
        <translation>„{1}“ wurde mit einer anderen Art von Rauschen trainiert: ein anderes Modell wählen.</translation>
    </message>
    <message>
        <source>“{1}” was written by a newer Latentscape: update the program to open it.</source>
        <translation>„{1}“ stammt von einem neueren Latentscape: zum Öffnen das Programm aktualisieren.</translation>
    </message>
    <message>
        <source>“{1}” was written by another version of Latentscape: update the program.</source>
        <translation>„{1}“ stammt von einer anderen Fassung von Latentscape: das Programm aktualisieren.</translation>
    </message>
    <message>
        <source>“{1}” {2}.</source>
        <translation>„{1}“ {2}.</translation>
    </message>
    <message>
        <source>“{fill}” is nothing to start from: choose from {names}.</source>
        <translation>Von „{fill}“ kann nichts ausgehen: aus {names} wählen.</translation>
    </message>
    <message>
        <source>“{name}” cannot be seen: show it in the layers panel, or choose another layer.</source>
        <translation>„{name}“ ist nicht zu sehen: im Ebenenpaneel einblenden oder eine andere Ebene wählen.</translation>
    </message>
    <message>
        <source>“{name}” is a walk: here is its first frame.</source>
        <translation>„{name}“ ist eine Reise: Hier ist ihr erstes Bild.</translation>
    </message>
    <message>
        <source>“{name}” is back; it is not saved yet.</source>
        <translation>„{name}“ ist zurück; noch nicht gespeichert.</translation>
    </message>
    <message>
        <source>“{name}” is deleted.</source>
        <translation>„{name}“ ist gelöscht.</translation>
    </message>
    <message>
        <source>“{name}” is learned: it is among your directions.</source>
        <translation>„{name}“ ist gelernt und steht bei den Richtungen.</translation>
    </message>
    <message>
        <source>“{name}” is locked: unlock it in the layers panel, or choose another layer.</source>
        <translation>„{name}“ ist gesperrt: im Ebenenpaneel entsperren oder eine andere Ebene wählen.</translation>
    </message>
    <message>
        <source>“{name}” is no longer in the history.</source>
        <translation>„{name}“ ist nicht mehr im Verlauf.</translation>
    </message>
    <message>
        <source>“{name}” is still being exported.</source>
        <translation>„{name}“ wird noch exportiert.</translation>
    </message>
    <message>
        <source>“{name}” is there already and will be replaced.</source>
        <translation>„{name}“ gibt es schon und wird ersetzt.</translation>
    </message>
    <message>
        <source>“{name}” was not drawn from words alone by this model: mix the latents instead.</source>
        <translation>„{name}“ wurde von diesem Modell nicht allein aus Worten gezeichnet: stattdessen die Latents mischen.</translation>
    </message>
    <message>
        <source>“{name}” was not exported here: there is no timeline in it.</source>
        <translation>„{name}“ wurde nicht hier exportiert: Es steckt keine Zeitleiste darin.</translation>
    </message>
    <message>
        <source>“{name}” was not saved when Latentscape ended at {time}.</source>
        <translation>„{name}“ war nicht gespeichert, als Latentscape um {time} endete.</translation>
    </message>
    <message>
        <source>“{name}” was not saved when Latentscape ended on {date} at {time}.</source>
        <translation>„{name}“ war nicht gespeichert, als Latentscape am {date} um {time} endete.</translation>
    </message>
    <message>
        <source>“{name}” was not saved.</source>
        <translation>„{name}“ wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>“{title}” draws what it was trained on.</source>
        <translation>„{title}“ zeichnet, worauf es trainiert wurde.</translation>
    </message>
    <message>
        <source>“{word}” can be used in prompts from now on, by its name.</source>
        <translation>„{word}“ lässt sich von jetzt an mit seinem Namen in Prompts nutzen.</translation>
    </message>
</context>
</TS>
