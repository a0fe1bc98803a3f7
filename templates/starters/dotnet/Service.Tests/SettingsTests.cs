using Microsoft.Extensions.Logging;
using Xunit;

namespace Service.Tests;

public sealed class SettingsTests
{
    private static Settings Read(params (string Name, string Value)[] variables) =>
        Settings.Read(name => variables.Where(one => one.Name == name).Select(one => one.Value).FirstOrDefault());

    [Fact]
    public void HasDefaults() => Assert.Equal(new Settings(8080, LogLevel.Information, null), Read());

    [Theory]
    [InlineData("PORT", "eighty", "PORT")]
    [InlineData("PORT", "65536", "PORT")]
    [InlineData("LOG_LEVEL", "loud", "LOG_LEVEL")]
    [InlineData("API_TOKEN_FILE", "/nowhere/token", "API_TOKEN_FILE")]
    public void NamesWhatIsWrong(string name, string value, string said) =>
        Assert.Contains(said, Assert.Throws<SettingsException>(() => Read((name, value))).Message);

    [Fact]
    public void TakesASecretFromItsFileAndFromNowhereElse()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "from a file\n");
            Assert.Equal("from a file", Read(("API_TOKEN_FILE", file)).ApiToken);
            var both = Assert.Throws<SettingsException>(() => Read(("API_TOKEN_FILE", file), ("API_TOKEN", "twice")));
            Assert.DoesNotContain("twice", both.Message);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
