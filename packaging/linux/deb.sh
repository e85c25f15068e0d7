#!/bin/sh
# A Debian package from the folder that `make bundle` made. Usage: deb.sh FOLDER ICONS OUT; prints the package's path.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
folder=$1 icons=$2 out=$3
version=$(sed -n 's/^version = "\(.*\)"/\1/p' "$here/../../pyproject.toml")
# What Qt loads of the system and no package of Python brings: one list for the wheel and for this.
needs=$(grep -o ':lib[a-z0-9.+-]*' "$here/../system_libraries.sh" | tr -d : | sort -u | paste -sd, | sed 's/,/, /g')
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
share=$root/usr/share
mkdir -p "$root/opt" "$root/usr/bin" "$root/DEBIAN" "$share/applications" "$share/metainfo" "$share/mime/packages" \
    "$share/icons" "$share/doc/latentscape"
cp -r "$folder" "$root/opt/latentscape"
rm -rf "$root/opt/latentscape/linux" # for those who have no package manager
ln -s ../../opt/latentscape/latentscape "$root/usr/bin/latentscape"
cp "$here/latentscape.desktop" "$share/applications/"
cp "$here/org.latentscape.Latentscape.metainfo.xml" "$share/metainfo/"
cp "$here/latentscape-mime.xml" "$share/mime/packages/"
cp -r "$icons/hicolor" "$share/icons/"
cp "$here/../../LICENSE" "$share/doc/latentscape/copyright"
cat >"$root/DEBIAN/control" <<END
Package: latentscape
Version: $version
Architecture: $(dpkg --print-architecture)
Maintainer: The Latentscape authors <packages@latentscape.invalid>
Installed-Size: $(du -sk --apparent-size "$root" | cut -f1)
Depends: libc6, $needs
Section: graphics
Priority: optional
Description: See, paint in and travel through latent space
 A studio for latent diffusion that runs on your own machine, with a small model
 in the box. It draws on the processor; everything it needs is inside.
END
chmod -R u+rwX,go+rX,go-w "$root"
mkdir -p "$out"
package=$out/latentscape_${version}_$(dpkg --print-architecture).deb
dpkg-deb --root-owner-group -Zzstd -z6 --build "$root" "$package" >/dev/null
echo "$package"
