<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>Latentscape</name>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 fades out from the middle, 1 is sharp ({ and }).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 is finest and largest; 18 can hardly be told from it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>100 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>100 loses nothing and is much larger.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A checkpoint, LoRA, VAE or embedding as .safetensors</source>
        <translation>Ein Checkpoint, LoRA, VAE oder Embedding als .safetensors</translation>
    </message>
    <message>
        <source>A direction saved as .safetensors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A document keeps its last layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A feather of {feather} cannot be used: choose 0 to {most} pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file could not be read or written: see the log for the cause.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A hidden mask is not applied (Ctrl+Shift+H)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A model in diffusers' layout, or a folder of models</source>
        <translation>Ein Modell im Aufbau von diffusers oder ein Ordner voller Modelle</translation>
    </message>
    <message>
        <source>A picture of another size took the place of all layers: undo brings them back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A straight line; add to the mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A strength of {strength} cannot be used: choose between 0 and 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A walk from “{first}” to “{second}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A window of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Latentscape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept what the directions made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Across, in pixels of the picture ([ and ]).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a file…</source>
        <translation>Datei hinzufügen …</translation>
    </message>
    <message>
        <source>Add a folder with a model of yours, or choose another</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a picture file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add keyframe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add prompt and seed as a keyframe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the canvas as a keyframe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add to the timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds {room}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agree with the first keyframe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All models…</source>
        <translation>Alle Modelle …</translation>
    </message>
    <message>
        <source>All sliders to 0, but for those that are held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alt and drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Always sharp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Animated WebP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another picture is shown: keep or discard it, then the layers can be changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any colour vision can tell these apart; the outline is black and white.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apache-2.0. Everything runs on this machine; nothing is sent anywhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Autosave does not work: {sentence}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Away from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Between two dabs, as a share of the radius.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Black and white</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blending of the layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blurred surroundings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bottom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring back {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brush</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brush; Shift draws a straight line, Alt takes a colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Candidates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Canvas size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Canvas size…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change both sides together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the easing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the frames a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the pace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change them in Edit ▸ Preferences.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed by {inside:.1f}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed by {inside:.1f} inside the mask, {outside:g} outside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder of pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose two folders, or describe both: a folder and a prompt do not compare.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose where to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click a place, or use the arrow keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click to choose another model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click, then press the keys; Backspace for none, Esc to leave it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour {hex}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Context</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy diagnostic report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Copy {count} keyframes</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Crop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crop: drag over what to keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cubic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark or light colours, or as the system has it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Darken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decode again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Delete {count} keyframes</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Describe a picture at the right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Describe a picture, or start with one of these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Describe two things, or choose two folders of pictures: the direction leads from one to the other. A few dozen pictures a side make a good one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference ×4 · {psnr:.1f} dB
Model's own limit: {round_trip:.1f} dB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diffusion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Direct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Directions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Directions (*{suffix})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dither</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double click on a value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double-click to rename, drag to reorder, Space to show or hide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft: fewer steps, a quick look. Final: as it will be exported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag, type or use the arrow keys; double-click for the default.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw all frames, coarse to fine; what changes is drawn anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw or open a picture, then drag a slider to lead it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw others with the next seeds; these stay in the history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw over the picture on the canvas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw what the prompt says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw with this model</source>
        <translation>Mit diesem Modell zeichnen</translation>
    </message>
    <message>
        <source>Draw {prompt}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw “{prompt}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate a keyframe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate the layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each picture with its recipe, over restarts. Point at one to take its settings or its seed again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ease in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ease in and out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ease out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Easing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ellipse mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ellipse mask; Shift adds, Alt takes away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eraser; Shift draws a straight line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Even</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Even: successive frames differ by about the same amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every picture you draw is kept here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every step is shown while it is made. Cancel a bad start at once: nothing is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the direction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the picture…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the walk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the walk…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported as {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported: {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Extend and fill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Extend canvas and fill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Extend canvas and fill…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Extended edges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eyedropper: take a colour from the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feather</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feather the mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feather…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill; Alt takes a colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Final</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a command…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finds the noise the picture could have come from: smoothest, takes a while to begin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Five steps through the window; Esc leaves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flatten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flip left and right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flip top and bottom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folders (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folders…</source>
        <translation>Ordner …</translation>
    </message>
    <message>
        <source>Forget all keys that were changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frame {done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frames a second.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frames/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From one picture to another, frame by frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the layer’s opacity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From two prompts, or two folders of pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Green</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grow the mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grow…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hand: move the view, drag the picture out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Harder brush</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hardness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History on disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold it when all are reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold, then cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How closely to follow the prompt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far a colour may be from the one that is clicked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far the frame at this keyframe is from the picture (PSNR: more is closer), beside what is lost by encoding and decoding alone. Grey is no difference.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far to go from the picture: 0 keeps it, 1 forgets it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far to go from what is under the mask: 1 forgets it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it meets what is below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many to choose from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much each dab adds: low builds up slowly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much of the layer is seen, in per cent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much the picture changed, in levels of 255 (mean), and along what is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How noise is taken away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often the walk is put into the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often; 0 is for ever.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the steps of a picture are shown; from the next picture on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the way to the next keyframe is timed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How true the walk stays to this picture is seen once it is drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a direction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a picture as layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a picture as layer…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In pixels; the height follows. Scaled with a Lanczos filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In standard deviations; learned from {more} and {less} examples.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the folder “{folder}” are things that are not the history's: left alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Gebrauch</translation>
    </message>
    <message>
        <source>Inter, the typeface</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invert the mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is drawn with the size, steps and sampler of the walk, so it may look a little different.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It needs a name and both examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its files stay where they are</source>
        <translation>Die Dateien bleiben, wo sie sind</translation>
    </message>
    <message>
        <source>Its maker does not say what it draws.</source>
        <translation>Wer es gemacht hat, sagt nicht, was es zeichnet.</translation>
    </message>
    <message>
        <source>Its pictures are not in the film: choose them again where they are missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its usual value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep as a new layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it on a layer of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep none; all stay in the history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the candidate that is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the region where it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the region where it is; while open, it follows the mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this picture; hold \ to see the one before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this seed; while open, each picture gets a new one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep what is seen; one undo step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyframe {number} of {count} · {time:.2f} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys of {title}: {keys}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Landscape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger brush</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lasso mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lasso mask; Shift adds, Alt takes away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latent only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latentscape ended without warning last time. Every finished picture is in the history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers and timeline are kept in a project (.ora) only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lead along directions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learn a direction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learn a direction…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning the direction; this may take a minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave {keys} with {owners}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence: {licence}</source>
        <translation>Lizenz: {licence}</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lighten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock the layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the whole picture, not only at the active layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for models there and below</source>
        <translation>Dort und darunter nach Modellen suchen</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Es wird gesucht …</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loop: the end leads into the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lucide, the icons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MP4 film (H.264)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a part of it anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a walk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make all layers one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mask all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mask brush: what to make anew; Shift draws a straight line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mask colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mask eraser; Shift draws a straight line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mask from the layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Masked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Megabytes for what can be undone; the oldest steps go first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Megabytes the history may take.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge with the layer below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mixes latents and decodes: instant, close to a cross-fade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mixes, adds some noise and draws again: quicker to begin, looser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More about the brush</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More like this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More steps take longer and are cleaner, up to a point.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Morph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move a keyframe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move all of the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move only the masked part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the layer; Shift keeps to one direction, the arrow keys go by a pixel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Move {count} keyframes</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Multiply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No directions yet: learn one from two prompts or two sets of pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No keyframes yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No longer look into {folder}</source>
        <translation>Nicht mehr in {folder} suchen</translation>
    </message>
    <message>
        <source>No mask: the whole picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model is called that.</source>
        <translation>So heißt kein Modell.</translation>
    </message>
    <message>
        <source>No prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is called that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of the mask lies in the region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of the mask lies in the region: double-click its frame to bring it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing says under which licence it may be used: ask where you got it.</source>
        <translation>Nirgends steht, unter welcher Lizenz es genutzt werden darf: Fragen Sie dort, wo Sie es herhaben.</translation>
    </message>
    <message>
        <source>Of all words and numbers in the window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of all words in the window; from the next start on.</source>
        <translation>Für alle Wörter im Fenster; gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>Of everything that ships with the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On a new layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the canvas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the layer “{name}” it would not look as shown: the new part is on a layer of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One for all frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One for all frames does not flicker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One for each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only what is under the mask moves: “{name}” as it was when this was turned on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only what is under the mask moves; the rest of the picture on the canvas stays to the bit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opacity of the layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a picture file (Ctrl+O), or drop one here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a picture…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a project or a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open its timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the timeline of a film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the timeline of a film…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open this picture, and paint a mask on it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or try a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orange</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ordered is calm from frame to frame and compresses well</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other candidates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overlay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG pictures in a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pai&amp;nt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint a mask over what should move first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint a mask with the brush, say what should be there, draw again. Outside the mask not one bit changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Palette</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Panels do not slide, menus do not fade, the caret does not blink.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Panels in one place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste as layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pen pressure: opacity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pen pressure: size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp *.bmp *.gif *.tif *.tiff);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures and projects (*.png *.jpg *.jpeg *.webp *.bmp *.gif *.tif *.tiff *.ora);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures in the history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ping-pong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ping-pong: there and back again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pink</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pixels over which it fades in, inside the mask.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pixels to add at the bottom.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pixels to add at the left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pixels to add at the right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pixels to add at the top.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press harder for a more opaque line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press harder for a wider line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press the keys…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project with layers (*.ora)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Projects and pictures (*.ora *.png *.jpg *.jpeg *.webp *.bmp *.gif *.tif *.tiff);;Projects (*.ora);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompt of the keyframe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompts that it should leave alone, with ; between them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put what was made on a layer of its own instead of the current one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PyAV, with FFmpeg's libraries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quick and rough</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate factor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recall all settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recall the prompts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recall the seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recall the source picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rectangle mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rectangle mask; Shift adds, Alt takes away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reduced motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remix: all but the seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed from the history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename the direction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename the layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Render preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repaint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repaints {share} % of the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repaints {share} % of the picture and adds {room}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace a keyframe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace by the canvas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset the directions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resize</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resize the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resize the picture…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotate by 180°</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotate left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotate right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample picture: {stem}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sampler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save “{name}” before closing?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say what you want to see</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Screen</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds the walk takes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See latent space, paint in it, and travel through it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See only this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See only {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed {seed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed {seed} · {steps} steps · {width} × {height}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sharp when there is time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift and drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show and apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show from the history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show me around</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show on the canvas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide: {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show picture {number}; click again to keep it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the mask and apply it; a hidden one does nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shrink</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shrink the mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shrink…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sizes that suit the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip the tour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller brush</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smooth: no jolt where the walk passes a keyframe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Softer brush</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong inside the program: try again, and report it with the log if it comes back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong that nobody foresaw.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space and drag, middle button</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spacing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Square</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start from the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start from this picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step 100 of 100 · less than 1 s left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {step} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop drawing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop drawing; what is there stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strength</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap colours (or mask brush and eraser)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap width and height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take away from the mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>Von der Liste nehmen</translation>
    </message>
    <message>
        <source>Take them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take {keys} from {owners}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes the hand's trembling out; the line comes after.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cause ({name}) is in the log and in the report.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The colour to paint with; the one behind it is for swapping (X), D makes them black and white</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine could not be started: install the program again, or see the log for the cause.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine stopped before it was done: try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder “{name}” holds no pictures that can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history cannot be changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history cannot be kept in “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history in “{name}” cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The layer “{name}” cannot be seen: the new part is on a layer of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The layer “{name}” is locked: the new part is on a layer of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The layers of the picture will be here: draw one, or open one (Ctrl+O).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log is empty: nothing went wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log is {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mask is hidden: adds {room}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mask is hidden: the whole picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model in the box</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model was trained on short descriptions: “red heart, soft style”. What to stay away from goes in the line below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The noise a picture starts from: the same seed and settings give the same picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The oldest go first. A picture that was saved as a file stays where it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The one in the box is tiny and draws emoji. Add a folder with a model of yours here; nothing is ever downloaded unasked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture as it was before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture has changed meanwhile: the repainted one is in the history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The region must hold a part of the picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report is in the clipboard. It says nothing about you or your pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The usual keys for all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The usual keys for all commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The walk takes as long: frames are left out or shown twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The walk was drawn, but no file was written: try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The words that CLIP knows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is an NVIDIA card, but PyTorch {version} cannot use it. To change that: {command}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no layer below to merge with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no model to draw with: wait until it is loaded, or choose one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no model to learn with: wait until it is loaded, or choose one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no model yet that directions could belong to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no picture in the clipboard: copy one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no picture to export yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no picture to paint on: open or draw one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no picture to save yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no picture to save yet: draw one or open one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory for this: choose a smaller size or fewer pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to add yet: draw or open a picture, or write a prompt, first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is only one layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This package draws on the processor only. To use the NVIDIA card, install Latentscape with pip: pip install latentscape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This picture has no recipe: nothing is known of how it was made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This picture is no longer in the history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This picture is no longer in the history: its file was removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Throw the dice for a new seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Towards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a prompt, then Timeline ▸ Add prompt and seed as a keyframe; twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock the layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up to {count} characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Use the first one’s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use your own model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use your own model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User guide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions, machine, the end of the log; no personal data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Very large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the picture that is drawn first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Walk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Walk from picture to picture: add the one on the canvas, or a result from the history, as a keyframe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Walks (*.mp4 *.webm *.gif *.webp);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WebM film (AV1, VP9)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a whole stroke does not exceed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What do you want to see?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What do you want to see?
For example: {prompt}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is seen at this keyframe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the model sees round the mask, in % of the mask's size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the new part is made of, below full strength</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to draw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to stay away from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where models are looked for; a list in the preferences</source>
        <translation>Wo nach Modellen gesucht wird; eine Liste in den Einstellungen</translation>
    </message>
    <message>
        <source>Where the folder goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the picture stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which pass is written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width x height in pixels; type it, for example 512x768</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the walk as a film, a GIF or pictures (Ctrl+Shift+E)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your picture is still here, and what is not saved is kept for the next start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom (fit Ctrl+0, 100 % Ctrl+1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom at the pointer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>\ held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {time} to write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>always</source>
        <translation>immer</translation>
    </message>
    <message>
        <source>bottom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keyframe {number} selected: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keys shortcut {room} {title} {keys}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>less than 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>less than 1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>middle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>neutral face</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
    <message>
        <source>pip install --force-reinstall torch (with the index that pytorch.org names for CUDA)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>smile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>smiling face</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sunglasses; glossy style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count:.1f} GB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{count} frames</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{count} kB</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{count} keyframes</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{count} keyframes selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{count} models</source>
        <translation>
            <numerusform>{count} Modell</numerusform>
            <numerusform>{count} Modelle</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} pictures cannot be drawn at once: choose between 1 and {most}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{count} pictures of the history cannot be read: left out here.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{count} px at the bottom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} px at the left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} px at the right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} px at the top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} to draw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {total} frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{easing}: click for another easing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{fps:.1f} frames/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{keys} is for {owners}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{keys} then means “{title}” only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label} in pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{memory} of memory for the weights, {precision}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{most} and {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: choose a folder of pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: rename, export, delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}; drag, or use the arrow keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{now} becomes {width} × {height}; the prompt says what is added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{said} Nothing else: for photographs or any other subject, use a model of your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seconds:.1f} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sentence}: a part of its path is not a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sentence}: there is a file of that name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sentence}: there is no permission.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text} (it came with the model)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text} (missing)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time:.2f} s · frame {frame}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time:.2f} s · frame {frame} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} by this much.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}: move or hide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}: the usual keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{width} × {height} px, drawn at {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{fill}” is nothing to start from: choose from {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” cannot be seen: show it in the layers panel, or choose another layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is a walk: here is its first frame.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is back; it is not saved yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is learned: it is among your directions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is locked: unlock it in the layers panel, or choose another layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is there already and will be replaced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” was not exported here: there is no timeline in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” was not saved when Latentscape ended at {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” was not saved when Latentscape ended on {date} at {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}” draws what it was trained on.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
