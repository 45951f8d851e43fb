package dev.millrace.runtime.connector.file;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/**
 * The files that a path or glob names. A glob's {@code *}, {@code ?}, <code>[…]</code> and <code>{…}</code> stay within
 * a folder, {@code **} goes into folders below; names that begin with a dot match only a pattern that does.
 */
public final class InputFiles {

    private static final String GLOB_CHARACTERS = "*?[{";

    private InputFiles() {}

    /**
     * The files in the order in which they are read: by path, name for name.
     *
     * @param folder relative paths start here
     * @return at least one file
     * @throws IOException if there is none, with a message that says what to do
     */
    public static List<Path> find(Path folder, String path) throws IOException {
        try {
            Path literal = resolve(folder, path);
            if (literal != null && (Files.exists(literal) || !isGlob(path))) {
                return List.of(checked(literal));
            }
            return matches(folder, path);
        } catch (PatternSyntaxException notAPattern) {
            String seen = notAPattern.getDescription();
            throw new IOException("\"" + path + "\" is not a pattern for files: " + seen, notAPattern);
        } catch (InvalidPathException notAPath) {
            throw new IOException("\"" + path + "\" is not a path: " + notAPath.getReason(), notAPath);
        }
    }

    private static boolean isGlob(String path) {
        return path.chars().anyMatch(c -> GLOB_CHARACTERS.indexOf(c) >= 0);
    }

    private static @org.jspecify.annotations.Nullable Path resolve(Path folder, String path) {
        try {
            return folder.resolve(path).normalize();
        } catch (InvalidPathException glob) {
            // Some systems do not allow a glob's characters in names.
            if (isGlob(path)) {
                return null;
            }
            throw glob;
        }
    }

    private static Path checked(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException(file + " is a folder. Name a file in it, or all of its files: " + file + "/*");
        }
        if (!Files.exists(file)) {
            throw new IOException("there is no file " + file + ". Put it there, or change the source's path.");
        }
        if (!Files.isReadable(file)) {
            throw new IOException(file + " may not be read by this user. Change its permissions.");
        }
        return file;
    }

    private static List<Path> matches(Path folder, String glob) throws IOException {
        String pattern = glob.replace('\\', '/');
        int wildcard = firstWildcard(pattern);
        int slash = pattern.lastIndexOf('/', wildcard);
        Path base =
                folder.resolve(slash < 0 ? "" : pattern.substring(0, slash + 1)).normalize();
        String rest = pattern.substring(slash + 1);
        PathMatcher matcher = base.getFileSystem().getPathMatcher("glob:" + rest);
        boolean hidden = rest.startsWith(".") || rest.contains("/.");
        int depth = rest.contains("**")
                ? Integer.MAX_VALUE
                : 1 + (int) rest.chars().filter(c -> c == '/').count();
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(base)) {
            Files.walkFileTree(base, EnumSet.of(FileVisitOption.FOLLOW_LINKS), depth, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    Path name = base.relativize(file);
                    if (!attributes.isDirectory() && matcher.matches(name) && (hidden || !isHidden(name))) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) {
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        if (found.isEmpty()) {
            throw new IOException(
                    "no file matches " + glob + " in " + folder + ". Put files there, or change the source's path.");
        }
        found.sort(Comparator.naturalOrder());
        for (Path file : found) {
            checked(file);
        }
        return found;
    }

    private static int firstWildcard(String pattern) {
        int at = 0;
        while (GLOB_CHARACTERS.indexOf(pattern.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    private static boolean isHidden(Path name) {
        for (Path part : name) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }
}
