namespace Service;

/// <summary>Asks the service that runs in the same container.</summary>
public static class HealthCheck
{
    public static async Task<bool> AskAsync(int port)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        try
        {
            using var answer = await client.GetAsync(new Uri($"http://127.0.0.1:{port}/healthz"));
            return answer.IsSuccessStatusCode;
        }
        catch (Exception problem) when (problem is HttpRequestException or TaskCanceledException)
        {
            Console.Error.WriteLine(problem.Message);
            return false;
        }
    }
}
