; Inno Setup: an installer from the folder that PyInstaller makes on Windows (make bundle, then: iscc latentscape.iss).
; Not run by our own checks, which have no Windows: a test keeps it in step with the other packages.
#define Name "Latentscape"
#define Version "0.1.0"
#define Publisher "The Latentscape authors"

[Setup]
AppId=org.latentscape.Latentscape
AppName={#Name}
AppVersion={#Version}
AppPublisher={#Publisher}
DefaultDirName={autopf}\{#Name}
DefaultGroupName={#Name}
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
LicenseFile=..\..\LICENSE
SetupIconFile=..\..\build\icons\latentscape.ico
UninstallDisplayIcon={app}\latentscape.exe
OutputBaseFilename=latentscape-{#Version}-setup
OutputDir=..\..\dist
Compression=lzma2/max
SolidCompression=yes
ChangesAssociations=yes

[Files]
Source: "..\..\dist\latentscape\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{group}\{#Name}"; Filename: "{app}\latentscape.exe"

[Registry]
; .ora opens with it; nothing that another program has is taken away.
Root: HKA; Subkey: "Software\Classes\.ora\OpenWithProgids"; ValueType: string; ValueName: "Latentscape.ora"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\Latentscape.ora"; ValueType: string; ValueData: "OpenRaster picture"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Latentscape.ora\shell\open\command"; ValueType: string; ValueData: """{app}\latentscape.exe"" ""%1"""

; History, settings and the log are in %LOCALAPPDATA%\Latentscape: uninstalling leaves them.
