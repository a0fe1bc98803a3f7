namespace Service;

/// <summary>What the environment says, checked once at the start: a service that is set up wrongly must not come up.</summary>
/// <param name="Port">Port that it listens on; 0 takes a free one.</param>
/// <param name="LogLevel">Events below it are not written.</param>
/// <param name="ApiToken">For a service that this one calls; nothing asks for it yet.</param>
public sealed record Settings(int Port, LogLevel LogLevel, string? ApiToken)
{
    /// <summary>Checks every variable, and names the one that is wrong. Errors never hold a secret's value.</summary>
    public static Settings Read(Func<string, string?> lookup) =>
        new(ReadPort(lookup), ReadLevel(lookup), Secret("API_TOKEN", lookup));

    private static int ReadPort(Func<string, string?> lookup)
    {
        var text = lookup("PORT") ?? "8080";
        return ushort.TryParse(text, out var port)
            ? port
            : throw new SettingsException("PORT must be a number from 0 to 65535");
    }

    private static LogLevel ReadLevel(Func<string, string?> lookup)
    {
        var text = lookup("LOG_LEVEL") ?? nameof(LogLevel.Information);
        return Enum.TryParse<LogLevel>(text, ignoreCase: true, out var level) && Enum.IsDefined(level)
            ? level
            : throw new SettingsException($"LOG_LEVEL must be one of {string.Join(", ", Enum.GetNames<LogLevel>())}");
    }

    /// <summary>The contents of the file that NAME_FILE names, or NAME itself; nothing when neither is set.</summary>
    private static string? Secret(string name, Func<string, string?> lookup)
    {
        var value = lookup(name);
        var path = lookup($"{name}_FILE");
        if (path is null)
        {
            return value;
        }

        if (value is not null)
        {
            throw new SettingsException($"{name} and {name}_FILE are both set: keep one");
        }

        try
        {
            var text = File.ReadAllText(path);
            return text.EndsWith('\n') ? text[..^1].TrimEnd('\r') : text;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"{name}_FILE: {problem.Message}");
        }
    }
}

/// <summary>A variable that says nothing the service could go by.</summary>
public sealed class SettingsException(string message) : Exception(message);
